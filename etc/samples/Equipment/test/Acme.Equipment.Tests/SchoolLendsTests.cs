using System.Net;
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
        var page = await teacher.GetStringAsync(Desk);
        var borrow = System.Text.RegularExpressions.Regex.Match(page, "action=\"([^\"]*handler=Borrow[^\"]*)\"").Groups[1].Value.Replace("&amp;", "&");
        await DoneAsync(SeededSchool.PostAsync(teacher, Desk, borrow));
        Assert.Contains("handler=Return", await teacher.GetStringAsync(Desk));
        Assert.Contains("Equipment", await administrator.GetStringAsync(SeededSchool.Path + "/quan-tri/nhat-ky"));
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> post)
    {
        var answer = await post;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
