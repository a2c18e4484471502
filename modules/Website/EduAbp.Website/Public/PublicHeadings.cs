namespace EduAbp.Website.Public;

/// <summary>
/// The fifteen headings of letter 3082/GDĐT-TTTT (part II.3), in its order. A module that brings a heading's content
/// defines its page at the same address, which then wins; until then a page says there what will be.
/// </summary>
internal static class PublicHeadings
{
    public static readonly IReadOnlyList<PublicHeading> All =
    [
        new("Introduction", 1, "gioi-thieu", "org"),
        new("News", 2, "tin-tuc", "news"),
        new("Documents", 3, "van-ban", "file"),
        new("Procedures", 4, "thu-tuc", "form"),
        new("Law", 5, "pho-bien-phap-luat", "scale"),
        new("OnlineServices", 6, "dich-vu-cong", "desk"),
        new("Statistics", 7, "thong-ke", "chart"),
        new("Resources", 8, "tai-nguyen", "open"),
        new("Results", 9, "tra-cuu-ket-qua", "cap"),
        new("Projects", 10, "du-an-mua-sam", "coin"),
        new("Disclosure", 11, "cong-khai", "mark"),
        new("Consultation", 12, "lay-y-kien", "talk"),
        new("Broadcasts", 13, "truyen-hinh", "video"),
        new("Contact", 14, "lien-he", "speak"),
        new("Search", 15, "tim-kiem", "search"),
    ];

    /// <summary>Those that have content of their own today.</summary>
    public static readonly IReadOnlySet<string> Served = new HashSet<string> { "Introduction", "News", "Contact", "Search" };

    public static PublicHeading? FindBySlug(string? slug) => All.FirstOrDefault(heading => heading.Slug == slug);
}

/// <param name="Name">Its texts are <c>Website:Heading:{Name}</c> and <c>…:About</c>.</param>
/// <param name="Number">Its place in the letter.</param>
/// <param name="Slug">Its address in the unit.</param>
/// <param name="Icon">Name of a drawing in the theme's icons.</param>
internal sealed record PublicHeading(string Name, int Number, string Slug, string Icon)
{
    public string TextKey => $"Website:Heading:{Name}";

    public string AboutKey => $"Website:Heading:{Name}:About";

    /// <summary>Key of what will stand there, a line each between bars.</summary>
    public string WillKey => $"Website:Heading:{Name}:Will";

    public string Address => "~/" + Slug;
}
