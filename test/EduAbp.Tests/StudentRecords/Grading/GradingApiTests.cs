using System.Net;
using System.Text;
using System.Text.Json;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Api;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Website;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.StudentRecords.Grading;

public sealed class GradingApiTests
{
    [Fact]
    public async Task Whoever_is_signed_in_may_have_a_case_checked_and_errors_name_their_place()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        var address = $"/{a.Path}/api/student-records/grade";
        using var stranger = app.CreateClient();
        (await stranger.PostAsync(address, Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        using var program = ApiTests.With(app, await ApiTests.MakeAsync(app, a, person, false, WebsitePermissions.Articles.Default));
        var answer = await program.PostAsync(address, Json("""
            {
              "grade": 7, "schoolYear": 2026, "conduct": { "term1": "T", "term2": "T" },
              "subjects": [
                { "subject": "toan", "term1": { "average": 9.0 }, "term2": { "average": 9.2 } },
                { "subject": "giao-duc-the-chat", "term1": { "result": "Đ" }, "term2": { "result": "Đ" } }
              ]
            }
            """));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        report.GetProperty("ruleSet").GetString().ShouldBe("Tt22Of2021");
        report.GetProperty("subjects")[0].GetProperty("year").GetString().ShouldBe("9,1");
        report.GetProperty("year").GetProperty("code").GetString().ShouldBe("CD");
        report.GetProperty("year").GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("TooFewSubjects");
        report.GetProperty("decision").GetProperty("reasons")[0].GetProperty("article").GetString().ShouldBe("Điều 12 Thông tư 22/2021/TT-BGDĐT");

        foreach (var (body, path) in new[]
        {
            ("{ \"grade\": 7,", "$"), ("""{ "grade": 7, "schoolYear": 2009, "subjects": [] }""", "$.schoolYear"),
            ("""{ "grade": 7, "schoolYear": 2026, "subjects": [{ "subject": "toan", "term1": { "final": 10.5 } }] }""", "$.subjects[0].term1.final"),
        })
        {
            var refused = await program.PostAsync(address, Json(body));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            problem.GetProperty("errors").TryGetProperty(path, out _).ShouldBeTrue(problem.ToString());
        }

        (await program.PostAsync(address, Json(new string(' ', 70_000)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
