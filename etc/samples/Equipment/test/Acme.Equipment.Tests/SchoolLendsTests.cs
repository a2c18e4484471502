using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Acme.Equipment.Tests;

public sealed class SchoolLendsTests(SeededSchool school) : IClassFixture<SeededSchool>
{
    private const string Desk = SeededSchool.Path + "/quan-tri/thiet-bi";
    private const string Switches = SeededSchool.Path + "/quan-tri/chuc-nang";

    [Fact]
    public async Task A_school_consents_adds_a_thing_and_a_teacher_borrows_it()
    {
        using var visitor = school.Visitor();
        using var administrator = await school.SignInAsync("quantri");
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(Desk)).StatusCode);

        await DoneAsync(SeededSchool.PostAsync(administrator, Switches, $"{Switches}?handler=On&module=Equipment"));
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
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await visitor.GetStringAsync(SeededSchool.Path + "/thiet-bi")).Contains("Projector 12", StringComparison.Ordinal))
            await pause.WaitForNextTickAsync(patience.Token);
    }

    private static string Address(string page, string pattern) => Regex.Match(page, pattern).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);

    private static async Task DoneAsync(Task<HttpResponseMessage> post)
    {
        var answer = await post;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
