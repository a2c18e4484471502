using System.Net;
using System.Text.Json;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;
using EduAbp.Tests.Security;
using EduAbp.Themes.Public.Colours;
using EduAbp.Website.Appearance;

namespace EduAbp.Tests.Website;

public sealed class AppearanceTests
{
    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_look_is_seen_beforehand_by_staff_only_and_by_everybody_when_it_is_put_on(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        using var administrator = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, Roles.Administrator));
        using var visitor = city.Visitor();
        var home = At(city.School, "/");
        (await ReadAsync(visitor, home)).ShouldContain("class=\"look-trang-trong\"");

        var form = Form(theme: PublicThemes.Bright, colour: "#7a2f8c", shown: ["News", "Contact"]);
        form.AddRange([new("Menu[9].Text", "Thư viện số"), new("Menu[9].Address", "https://thuvien.example.edu.vn/"), new("Menu[9].IsShown", "true"), new("Menu[9].Order", "1")]);
        using var preview = await administrator.PostAsync(At(city.School, "/quan-tri/giao-dien?handler=Preview"), new FormUrlEncodedContent(form));
        var address = JsonDocument.Parse(await preview.Content.ReadAsStringAsync()).RootElement.GetProperty("address").GetString()!;

        (await ReadAsync(administrator, address)).ShouldSatisfyAllConditions(
            page => page.ShouldContain("class=\"look-tuoi-sang\""),
            page => page.ShouldContain("/giao-dien/7a2f8c-"),
            page => page.ShouldContain("Thư viện số"));
        // Neither a visitor who has the address, nor the cache, nor another unit's page shows it.
        (await ReadAsync(visitor, address)).ShouldContain("class=\"look-trang-trong\"");
        (await ReadAsync(visitor, home)).ShouldContain("class=\"look-trang-trong\"");
        var elsewhere = At(city.Neighbour, "/") + address[address.IndexOf('?', StringComparison.Ordinal)..];
        (await ReadAsync(administrator, elsewhere)).ShouldContain("class=\"look-trang-trong\"");

        (await SaveAsync(administrator, city.School, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ReadAsync(visitor, home)).ShouldSatisfyAllConditions(
            page => page.ShouldContain("class=\"look-tuoi-sang\""),
            page => MenuOf(page).ShouldBe(["Thư viện số", "Tin tức", "Liên hệ"]),
            // What the menu leaves out is still reached from the foot.
            page => page[page.IndexOf("<footer", StringComparison.Ordinal)..].ShouldContain("/cong-khai"));

        using var undone = await administrator.PostAsync(At(city.School, "/quan-tri/giao-dien?handler=Undo"), null);
        undone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ReadAsync(visitor, home)).ShouldContain("class=\"look-trang-trong\"");
        // Nothing stands before the usual look; what was taken off is used again from the list.
        (await ReadAsync(await administrator.PostAsync(At(city.School, "/quan-tri/giao-dien?handler=Undo"), null))).ShouldContain("Chưa có giao diện nào trước đó");
        (await ReadAsync(administrator, At(city.School, "/quan-tri/giao-dien/cac-ban"))).ShouldContain("Dùng lại bản này");
        (await administrator.PostAsync(At(city.School, "/quan-tri/giao-dien/cac-ban?handler=Use&version=1&number=2"), null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ReadAsync(visitor, home)).ShouldContain("class=\"look-tuoi-sang\"");

        // Whoever opened the form on an older look does not put it over a newer one.
        (await ReadAsync(await SaveAsync(administrator, city.School, form))).ShouldContain("Người khác");
        using var editor = await city.SignedInAsync(city.School, city.Editor);
        (await SaveAsync(editor, city.School, form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Undo_goes_back_look_by_look_and_any_look_can_be_used_again(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var person = await city.PersonAsync(city.School, Roles.Administrator);
        Task DoAsync(Func<AppearanceAppService, Task> act) => city.App.InAsync(city.School.Id, person, scope => act(scope.Get<AppearanceAppService>()));
        async Task<string> ColourAsync() => (await city.App.InAsync(city.School.Id, person, scope => scope.Get<AppearanceAppService>().GetAsync(default))).Look.MainColor ?? "usual";
        string[] colours = ["#7a2f8c", "#1f5aa6", "#0b6b3a"];
        for (var i = 0; i < colours.Length; i++)
        {
            var (input, number) = (new LookInput { Theme = PublicThemes.Dignified, MainColor = colours[i] }, i);
            await DoAsync(looks => looks.SaveAsync(input, number, default));
        }

        foreach (var expected in new[] { colours[1], colours[0], "usual" })
        {
            await DoAsync(looks => looks.UndoAsync(default));
            (await ColourAsync()).ShouldBe(expected);
        }

        (await Should.ThrowAsync<BusinessException>(() => DoAsync(looks => looks.UndoAsync(default)))).Code.ShouldBe("Website:Look:NothingToUndo");

        // The third look again: before it stood the second, wherever one came from.
        await DoAsync(looks => looks.UseAgainAsync(3, 6, default));
        (await ColourAsync()).ShouldBe(colours[2]);
        await DoAsync(looks => looks.UndoAsync(default));
        (await ColourAsync()).ShouldBe(colours[1]);
        await Should.ThrowAsync<AbpDbConcurrencyException>(() => DoAsync(looks => looks.UseAgainAsync(1, 6, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => DoAsync(looks => looks.UseAgainAsync(99, 8, default)));

        var versions = await city.App.InAsync(city.School.Id, person, scope => scope.Get<AppearanceAppService>().GetVersionsAsync(1, default));
        versions.Looks.Select(look => (look.Number, look.Origin, look.IsOn)).ShouldBe(
            [(8, 2, true), (7, 3, false), (6, 0, false), (5, 1, false), (4, 2, false), (3, null, false), (2, null, false), (1, null, false)]);
    }

    [Fact]
    public async Task What_cannot_be_read_or_is_no_address_is_refused_beside_its_field()
    {
        await using var city = await TwoSchools.OpenAsync(DatabaseKind.Sqlite);
        using var administrator = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, Roles.Administrator));

        var pale = await ReadAsync(await SaveAsync(administrator, city.School, Form(colour: "#ffd54a")));
        pale.ShouldContain("Màu chính nhạt quá");
        pale.ShouldContain("value=\"#ffd54a\"");

        var form = Form(shown: ["News"]);
        form.AddRange([new("Menu[9].Text", "Mẹo"), new("Menu[9].Address", "javascript:alert(1)"), new("Menu[9].IsShown", "true"), new("Menu[9].Order", "9")]);
        (await ReadAsync(await SaveAsync(administrator, city.School, form))).ShouldContain("Địa chỉ bắt đầu bằng https://");

        (await ReadAsync(await SaveAsync(administrator, city.School, Form(shown: [])))).ShouldContain("từ một đến bảy mục");
        string[] eight = ["Introduction", "News", "Documents", "Procedures", "Law", "Statistics", "Results", "Contact"];
        (await ReadAsync(await SaveAsync(administrator, city.School, Form(shown: eight)))).ShouldContain("từ một đến bảy mục");
    }

    [Fact]
    public async Task A_proposed_colour_keeps_the_hue_and_can_be_read()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await app.InAsync(null, null, scope =>
        {
            var colours = scope.Get<ISiteColours>();
            foreach (var picked in new[] { "#ffd54a", "#7fd4ff", "#ff8ab5", "#ffffff", "#9a9a9a" })
            {
                var advice = colours.OfMain(picked)!;
                advice.IsEnough.ShouldBeFalse(picked);
                colours.OfMain(advice.Proposal)!.IsEnough.ShouldBeTrue(picked);
                Rgb.TryParse(advice.Proposal, out var proposal).ShouldBeTrue();
                Rgb.Contrast(proposal, Rgb.White).ShouldBeLessThan(5.2, $"{picked} is darkened no more than it takes");
                colours.OfAccent(colours.OfAccent("#1a1a1a", picked)!.Proposal, picked)!.IsEnough.ShouldBeTrue(picked);
            }

            colours.OfMain("#1f5aa6")!.IsEnough.ShouldBeTrue();
            colours.OfMain("đỏ").ShouldBeNull();
            return Task.CompletedTask;
        });
    }

    private static List<KeyValuePair<string, string>> Form(string theme = PublicThemes.Dignified, string colour = "#1f5aa6", string[]? shown = null)
    {
        List<KeyValuePair<string, string>> form = [new("Theme", theme), new("MainColor", colour), new("Number", "0")];
        shown ??= ["News"];
        string[] entries = shown.Length == 0 ? ["News"] : shown;
        foreach (var (key, index) in entries.Select((key, index) => (key, index)))
        {
            form.AddRange([new($"Menu[{index}].Key", key), new($"Menu[{index}].Order", $"{index + 2}")]);
            if (shown.Length > 0) form.Add(new($"Menu[{index}].IsShown", "true"));
        }

        // The rows of a form are numbered without gaps.
        for (var index = entries.Length; index < 9; index++) form.Add(new($"Menu[{index}].Order", "50"));
        return form;
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient client, UnitInfo unit, List<KeyValuePair<string, string>> form) =>
        client.PostAsync(At(unit, "/quan-tri/giao-dien"), new FormUrlEncodedContent(form));

    private static List<string> MenuOf(string page)
    {
        var menu = page[page.IndexOf("<nav class=\"menu\"", StringComparison.Ordinal)..];
        menu = menu[..menu.IndexOf("class=\"narrow\"", StringComparison.Ordinal)];
        return [.. System.Text.RegularExpressions.Regex.Matches(menu, "<a [^>]*>([^<]+)</a>").Select(match => match.Groups[1].Value)];
    }

    private static async Task<string> ReadAsync(HttpClient client, string address) => await ReadAsync(await client.GetAsync(address));

    private static async Task<string> ReadAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string At(UnitInfo unit, string path) => $"/{unit.Path}{path}";
}
