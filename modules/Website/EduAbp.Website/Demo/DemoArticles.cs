using EduAbp.Data;

namespace EduAbp.Website.Demo;

/// <param name="Picture">Drawing of <c>Demo/Pictures</c>; null for a text without a cover.</param>
internal sealed record DemoArticle(string Title, string Summary, string Category, string? Picture, string Alt, string Body, bool ForOffice = false);

/// <summary>Sample texts, each school's own: figures and events are made up; no person is named.</summary>
internal static partial class DemoArticles
{
    private const string Sample = "<p><em>Bài mẫu: số liệu và sự việc được tạo để trình bày.</em></p>";

    /// <param name="path">Address of a school of <see cref="DemoSchools"/>.</param>
    public static IReadOnlyList<DemoArticle> Of(string path) => path switch
    {
        "can-gio/thcs-binh-khanh" => ThcsBinhKhanh,
        "can-gio/thcs-doi-lau" => ThcsDoiLau,
        "can-gio/th-binh-khanh" => ThBinhKhanh,
        "can-gio/mn-can-thanh" => MnCanThanh,
        "quan-1/thcs-nguyen-du" => ThcsNguyenDu,
        "quan-1/mn-ben-thanh" => MnBenThanh,
        _ => [],
    };

    public static string Body(DemoArticle article) => article.Body + Sample;
}
