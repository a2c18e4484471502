using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Security;

/// <summary>
/// Every door of the application, tried by everybody who has no business there, with every key that exists.
/// Doors of new modules are tried from the day they are mapped; what is rightly open stands in the lists below.
/// </summary>
public sealed class LeakTests
{
    /// <summary>Machine addresses that a stranger may read.</summary>
    private static readonly HashSet<string> OpenToStrangers = [];

    /// <summary>Desk pages that the least of a school's members may open.</summary>
    private static readonly HashSet<string> OpenToContributors =
    [
        "/quan-tri",
        "/quan-tri/tim",
        "/quan-tri/viec-cua-toi",
        "/quan-tri/bai-viet",
        "/quan-tri/bai-viet/{id:guid}",
        "/quan-tri/thong-bao",
        "/quan-tri/thu-vien",
        // Guides tell what others do, not what they did.
        "/quan-tri/huong-dan/{name?}",
    ];

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_visitor_gets_into_no_desk_and_sees_no_secret(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        using var visitor = city.Visitor();

        var findings = await TryAsync(city, visitor, city.School, (door, status) =>
            status == HttpStatusCode.OK
            && (door.IsDesk || (door.Pattern.StartsWith("/api/", StringComparison.Ordinal) && !OpenToStrangers.Contains(door.Pattern))));

        findings.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Somebody_of_another_school_gets_into_no_desk_and_sees_no_secret(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var person = await city.PersonAsync(city.Neighbour, Roles.Administrator, Roles.Head, Roles.Editor, Roles.Contributor);
        using var neighbour = await city.SignedInAsync(city.Neighbour, person);

        (await TryAsync(city, neighbour, city.School, (door, status) => door.IsDesk && status == HttpStatusCode.OK)).ShouldBeEmpty();

        // At home this person has all rights: the other school's keys must open nothing even so.
        (await TryAsync(city, neighbour, city.Neighbour, (_, _) => false)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task An_officer_of_the_district_gets_into_no_school_s_desk(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var person = await city.PersonAsync(city.District, Roles.OfficeLeader, Roles.OfficeReviewer, Roles.Administrator, Roles.Head, Roles.Editor);
        using var officer = await city.SignedInAsync(city.District, person);

        (await TryAsync(city, officer, city.School, (door, status) => door.IsDesk && status == HttpStatusCode.OK)).ShouldBeEmpty();
        (await TryAsync(city, officer, city.District, (_, _) => false)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_contributor_opens_only_what_contributors_need(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var person = await city.PersonAsync(city.School, Roles.Contributor);
        using var contributor = await city.SignedInAsync(city.School, person);

        var opened = await TryAsync(
            city,
            contributor,
            city.School,
            (door, status) => door.IsDesk && status == HttpStatusCode.OK && !OpenToContributors.Contains(door.Pattern),
            mayAdd: true);

        opened.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_teacher_sees_nothing_of_a_class_that_is_another_s(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var person = await city.PersonAsync(city.School, EduAbp.StudentRecords.StudentRecordsRoles.Teacher);
        using var teacher = await city.SignedInAsync(city.School, person);

        (await TryAsync(city, teacher, city.School, (_, _) => false, mayAdd: true)).ShouldBeEmpty();
    }

    /// <summary>
    /// Goes to every door of the unit with the school's keys. Reports the doors that should not have opened, errors of the
    /// server, and secrets; at the end the school's rows must be what they were: nothing gone, and nothing new unless that is
    /// what this person does.
    /// </summary>
    private static async Task<IReadOnlyList<string>> TryAsync(
        TwoSchools city, HttpClient client, UnitInfo where, Func<Door, HttpStatusCode, bool> isOpenedWrongly, bool mayAdd = false)
    {
        var treasure = new Treasure(city.App.Database);
        var (ids, words) = await treasure.KeysAsync(city.School.Id);
        var before = await treasure.SnapshotAsync(city.School.Id);
        ids.ShouldNotBeEmpty();

        var findings = new Dictionary<string, string>();
        foreach (var door in await Doors(city))
        {
            foreach (var address in door.Addresses(ids, words))
            {
                using var request = new HttpRequestMessage(new HttpMethod(door.Method), city.App.Get<ITenantDirectory>().MainHostPath(where, address));
                if (door.Method is "POST" or "PUT" && door.Pattern.StartsWith("/api/", StringComparison.Ordinal))
                    request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                else if (door.Method is "POST" or "PUT")
                    request.Content = new FormUrlEncodedContent(ids.Select(id => new KeyValuePair<string, string>("id", id)).Take(1));
                using var answer = await client.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                if (isOpenedWrongly(door, answer.StatusCode))
                    findings.TryAdd($"{door} answered {(int)answer.StatusCode}", address);
                if ((int)answer.StatusCode >= 500)
                    findings.TryAdd($"{door} broke with {(int)answer.StatusCode}", address);
                if (text.Contains(TwoSchools.Secret, StringComparison.Ordinal))
                    findings.TryAdd($"{door} told the secret", address);
            }
        }

        var difference = Difference(before, await treasure.SnapshotAsync(city.School.Id), mayAdd);
        return [.. findings.Select(finding => $"{finding.Key} at {finding.Value}"), .. difference];
    }

    private static async Task<IReadOnlyList<Door>> Doors(TwoSchools city)
    {
        var doors = await Door.AllAsync(city.App);
        doors.Count.ShouldBeGreaterThan(5, "the doors are not found any more");
        return doors;
    }

    private static IEnumerable<string> Difference(string before, string after, bool mayAdd)
    {
        var old = before.Split('\n').ToHashSet();
        var current = after.Split('\n').ToHashSet();
        return old.Except(current).Select(row => $"gone: {row}").Concat(mayAdd ? [] : current.Except(old).Select(row => $"new: {row}"));
    }
}
