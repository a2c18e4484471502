using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Acme.Equipment.Definitions;
using Xunit;

namespace Acme.Equipment.Tests;

public sealed class SchoolLendsTests(SeededSchool school) : IClassFixture<SeededSchool>
{
    private const string Desk = SeededSchool.Path + "/quan-tri/thiet-bi";
    private const string Api = SeededSchool.Path + "/api/equipment";
    private const string Switches = SeededSchool.Path + "/quan-tri/chuc-nang";

    [Fact]
    public async Task A_school_consents_adds_a_thing_and_a_teacher_borrows_it()
    {
        using var visitor = school.Visitor();
        using var administrator = await school.SignInAsync("quantri");
        await ConsentAsync(administrator);
        await DoneAsync(SeededSchool.PostAsync(administrator, Desk, $"{Desk}?handler=Add", ("Name", "Projector 12")));
        Assert.Contains("Projector 12", await visitor.GetStringAsync(SeededSchool.Path + "/thiet-bi"));

        using var teacher = await school.SignInAsync("congtac");
        await DoneAsync(SeededSchool.PostAsync(teacher, Desk, Address(await teacher.GetStringAsync(Desk), "action=\"([^\"]*handler=Borrow[^\"]*)\"")));
        Assert.Contains("handler=Return", await teacher.GetStringAsync(Desk));
        Assert.Contains("Equipment", await administrator.GetStringAsync(SeededSchool.Path + "/quan-tri/nhat-ky"));

        // The process: proposed by the teacher, decided by the administrator, done by the activity.
        var proposal = Address(await teacher.GetStringAsync(Desk), "href=\"([^\"]*/thanh-ly)\"");
        await DoneAsync(SeededSchool.PostAsync(teacher, proposal, $"{proposal}?handler=Propose", ("Reason", "The lamp is broken")));
        Assert.Equal(HttpStatusCode.Forbidden, (await SeededSchool.PostAsync(teacher, Desk, $"{proposal}?handler=Agree")).StatusCode);
        Assert.Contains("thanh-ly", await administrator.GetStringAsync(SeededSchool.Path + "/quan-tri/viec-cua-toi"));
        await DoneAsync(SeededSchool.PostAsync(administrator, proposal, $"{proposal}?handler=Agree"));
        await SeededSchool.UntilAsync(async () => !(await visitor.GetStringAsync(SeededSchool.Path + "/thiet-bi")).Contains("Projector 12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_do_by_the_API_what_their_people_may_and_a_late_loan_is_told()
    {
        using var visitor = school.Visitor();
        using var administrator = await school.SignInAsync("quantri");
        await ConsentAsync(administrator);
        using var keeper = await school.ProgramAsync("quantri", EquipmentPermissions.Default, EquipmentPermissions.Manage);
        using var reader = await school.ProgramAsync("quantri", EquipmentPermissions.Default);
        using var teacher = await school.ProgramAsync("congtac", EquipmentPermissions.Default);

        var added = await keeper.PostAsJsonAsync($"{Api}/items", new { name = "Globe" });
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.PostAsJsonAsync($"{Api}/items", new { name = "Globe" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.PutAsJsonAsync($"{Api}/loan-days", new { days = -1 })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await keeper.PutAsJsonAsync($"{Api}/loan-days", new { days = 0 })).StatusCode);

        // Who has only read of it, who came with a token for less, and who did not say who they are.
        foreach (var (caller, refusal) in new[] { (teacher, HttpStatusCode.Forbidden), (reader, HttpStatusCode.Forbidden), (visitor, HttpStatusCode.Unauthorized) })
        {
            Assert.Equal(refusal, (await caller.PostAsJsonAsync($"{Api}/items", new { name = "Map" })).StatusCode);
            Assert.Equal(refusal, (await caller.DeleteAsync($"{Api}/items/{id}")).StatusCode);
            Assert.Equal(refusal, (await caller.PutAsJsonAsync($"{Api}/loan-days", new { days = 3 })).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync($"{Api}/items")).StatusCode);

        // Lent for no days: the job finds it late at once, its event reaches the handler, the handler tells the borrower.
        Assert.Equal(HttpStatusCode.OK, (await teacher.PostAsync($"{Api}/items/{id}/borrow", null)).StatusCode);
        await SeededSchool.UntilAsync(async () => (await teacher.GetFromJsonAsync<JsonElement>($"{Api}/items")).EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == id).GetProperty("isLate").GetBoolean());
        using var borrower = await school.SignInAsync("congtac");
        await SeededSchool.UntilAsync(async () => (await borrower.GetStringAsync(SeededSchool.Path + "/quan-tri/thong-bao")).Contains("Globe", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, (await teacher.PostAsync($"{Api}/items/{id}/return", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await keeper.DeleteAsync($"{Api}/items/{id}")).StatusCode);
        Assert.Contains("\"/api/equipment/items/{id}/borrow\"", await visitor.GetStringAsync("/openapi/v1.json"));
    }

    [Fact]
    public async Task Nothing_of_it_is_there_where_the_school_did_not_consent()
    {
        const string other = "/can-gio/th-binh-khanh";
        using var administrator = await school.SignInAsync("quantri", other);
        foreach (var address in (string[])["/quan-tri/thiet-bi", "/thiet-bi", "/api/equipment/items"])
            Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(other + address)).StatusCode);
    }

    private static Task ConsentAsync(HttpClient administrator) => DoneAsync(SeededSchool.PostAsync(administrator, Switches, $"{Switches}?handler=On&module=Equipment"));

    private static string Address(string page, string pattern) => Regex.Match(page, pattern).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);

    private static async Task DoneAsync(Task<HttpResponseMessage> post)
    {
        var answer = await post;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
