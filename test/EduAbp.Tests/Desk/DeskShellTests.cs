using System.Net;
using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Tests.Kit;
using EduAbp.Tests.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.Tests.Desk;

public sealed class DeskShellTests
{
    [Theory, Kit.OnBothDatabases]
    public async Task The_start_page_greets_and_shows_what_this_role_may_do(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        using var client = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, Roles.Contributor));

        var page = await ReadAsync(client, At(city.School, "/quan-tri"));

        page.ShouldContain("Chào Người thử (mẫu)");
        page.ShouldContain("Cộng tác viên");
        page.ShouldContain(At(city.School, "/quan-tri/viec-cua-toi"));
        page.ShouldNotContain("/quan-tri/thanh-vien");
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("style=\"");
    }

    // On the day of results everybody opens a page like this at once: each question more is a part of what one core can answer.
    [Theory, Kit.OnBothDatabases]
    public async Task A_page_of_the_desk_asks_the_database_three_questions(DatabaseKind kind)
    {
        var questions = new QuestionCounter();
        await using var city = await TwoSchools.OpenAsync(kind, services => services.AddLogging(logging => logging
            .AddProvider(questions).AddFilter<QuestionCounter>(DbLoggerCategory.Database.Command.Name, LogLevel.Information)));
        using var teacher = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, "teacher"));
        using var head = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, "principal"));
        await ReadAsync(teacher, At(city.School, "/quan-tri"));
        await ReadAsync(head, At(city.School, "/quan-tri"));

        foreach (var person in new[] { teacher, head })
        {
            var asked = await questions.InAsync(() => ReadAsync(person, At(city.School, "/quan-tri")));
            asked.Count.ShouldBe(3, string.Join('\n', asked));
        }
    }

    [Fact]
    public async Task The_desk_speaks_English_to_whoever_chose_it()
    {
        await using var city = await TwoSchools.OpenAsync(DatabaseKind.Sqlite);
        using var client = await city.SignedInAsync(city.School, city.Editor);

        using var chosen = await client.PostAsync(
            At(city.School, "/quan-tri/ngon-ngu?returnUrl=https://example.org/"),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en" }));
        chosen.Headers.Location!.ToString().ShouldBe(At(city.School, "/quan-tri"), "nobody is sent to another site");

        var page = await ReadAsync(client, At(city.School, "/quan-tri"));
        page.ShouldContain("<html lang=\"en\"");
        page.ShouldContain("Hello Người thử (mẫu)");
    }

    [Fact]
    public async Task The_search_finds_pages_without_marks_and_only_those_one_may_open()
    {
        await using var city = await TwoSchools.OpenAsync(DatabaseKind.Sqlite);
        using var client = await city.SignedInAsync(city.School, city.Editor);

        (await ReadAsync(client, At(city.School, "/quan-tri/tim?q=viec"))).ShouldContain("/quan-tri/viec-cua-toi");
        (await ReadAsync(client, At(city.School, "/quan-tri/tim?q=nhat%20ky"))).ShouldNotContain("/quan-tri/nhat-ky\"");
        (await ReadAsync(client, At(city.School, "/quan-tri/tim?q=%3Cscript%3E"))).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_missing_page_of_the_desk_is_shown_inside_it_to_its_people_only()
    {
        await using var city = await TwoSchools.OpenAsync(DatabaseKind.Sqlite);
        using var editor = await city.SignedInAsync(city.School, city.Editor);

        using var missing = await editor.GetAsync(At(city.School, "/quan-tri/khong-co"));
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.Content.ReadAsStringAsync()).ShouldContain(At(city.School, "/quan-tri/viec-cua-toi"));

        using var elsewhere = await editor.GetAsync(At(city.Neighbour, "/quan-tri/khong-co"));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Content.ReadAsStringAsync()).ShouldNotContain("/quan-tri/viec-cua-toi");
    }

    [Theory, Kit.OnBothDatabases]
    public async Task A_failure_at_the_desk_is_told_there_with_a_reference_even_when_the_database_is_the_reason(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind, services => services.AddTransient<IDeskHomeBlockProvider, BrokenBlock>());
        using var client = await city.SignedInAsync(city.School, city.Editor);

        using var failed = await client.GetAsync(At(city.School, "/quan-tri?hong=1"));
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = WebUtility.HtmlDecode(await failed.Content.ReadAsStringAsync());
        page.ShouldContain("Hệ thống gặp lỗi, việc này chưa xong");
        page.ShouldContain("Trường THCS Bình Khánh (mẫu)");
        page.ShouldContain("<go-back hidden>");
        page.ShouldMatch("<code>[0-9A-Z]+:[0-9A-F]+</code>");
        page.ShouldNotContain("khong_co_bang", Case.Insensitive);

        // The next page of the same person works.
        (await client.GetAsync(At(city.School, "/quan-tri/bai-viet"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class BrokenBlock(EduAbp.Website.Data.WebsiteDbContext db, IHttpContextAccessor http) : IDeskHomeBlockProvider
    {
        public async Task<IReadOnlyList<DeskHomeBlock>> GetBlocksAsync(CancellationToken cancellationToken)
        {
            if (http.HttpContext!.Request.Query.ContainsKey("hong")) await db.Database.ExecuteSqlRawAsync("select * from khong_co_bang", cancellationToken);
            return [];
        }
    }

    [Theory, Kit.OnBothDatabases]
    public async Task A_notice_rings_the_bell_and_opening_it_leads_on(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        await city.App.InAsync(city.School.Id, null, scope => scope.Get<INotificationSender>().SendAsync(
            new NotificationMessage([city.Editor], "Test", new Dictionary<string, string>(), "/Notifications/Index", ByMail: false)));
        using var client = await city.SignedInAsync(city.School, city.Editor);

        var list = await ReadAsync(client, At(city.School, "/quan-tri/thong-bao"));
        list.ShouldContain("1 tin chưa đọc");
        var id = list.Split("/quan-tri/thong-bao?id=")[1][..36];
        using var opened = await client.PostAsync(At(city.School, $"/quan-tri/thong-bao?id={id}&handler=Open"), content: null);
        opened.Headers.Location!.ToString().ShouldBe(At(city.School, "/quan-tri/thong-bao"));

        (await ReadAsync(client, At(city.School, "/quan-tri/thong-bao"))).ShouldContain("không có tin mới");
    }

    [Fact]
    public async Task The_mail_server_is_set_by_the_centre_alone_and_what_was_typed_wrongly_stays()
    {
        await using var city = await TwoSchools.OpenAsync(DatabaseKind.Sqlite);
        using var centre = await city.SignedInAsync(city.Department, await city.PersonAsync(city.Department, Roles.CentreStaff));
        using var administrator = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, Roles.Administrator));

        (await administrator.GetAsync(At(city.School, "/quan-tri/cai-dat/thu"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var form = new Dictionary<string, string> { ["Input.Host"] = "smtp.example.edu.vn", ["Input.Port"] = "70000", ["Input.FromAddress"] = "khong-phai", ["Input.StartTls"] = "false" };
        using var refused = await centre.PostAsync("/quan-tri/cai-dat/thu?handler=Save", new FormUrlEncodedContent(form));
        var page = await refused.Content.ReadAsStringAsync();
        page.ShouldContain("“khong-phai” không phải là địa chỉ thư điện tử.");
        page.ShouldContain("value=\"smtp.example.edu.vn\"");
        page.ShouldContain("href=\"#Input_Port\"");

        (form["Input.Port"], form["Input.FromAddress"]) = ("587", "cong@example.edu.vn");
        (await centre.PostAsync("/quan-tri/cai-dat/thu?handler=Save", new FormUrlEncodedContent(form))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ReadAsync(centre, "/quan-tri/cai-dat/thu")).ShouldContain("value=\"cong@example.edu.vn\"");
    }

    private static string At(UnitInfo unit, string path) => $"/{unit.Path}{path}";

    private static async Task<string> ReadAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.Content.ReadAsStringAsync();
    }
}
