using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Security;

/// <summary>Whoever goes through ids learns nothing: what belongs to others is answered like what is not there.</summary>
public sealed class EnumerationTests
{
    [Theory, OnBothDatabases(Heavy = true)]
    public async Task What_another_school_has_is_answered_like_what_nobody_has(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var person = await city.PersonAsync(city.Neighbour, Roles.Administrator, Roles.Head, Roles.Editor, Roles.Contributor);
        using var neighbour = await city.SignedInAsync(city.Neighbour, person);
        using var visitor = city.Visitor();
        var (ids, _) = await new Treasure(city.App.Database).KeysAsync(city.School.Id);
        var doors = (await Door.AllAsync(city.App)).Where(door => door.Method is "GET" or "DELETE" && door.Pattern.Contains("id", StringComparison.OrdinalIgnoreCase) && door.Pattern.Contains('{', StringComparison.Ordinal)).ToList();
        doors.Count.ShouldBeGreaterThan(20, "the doors are not found any more");

        var findings = new List<string>();
        foreach (var client in new[] { neighbour, visitor })
        {
            foreach (var door in doors)
            {
                var stranger = Guid.CreateVersion7().ToString();
                var nowhere = new HashSet<(HttpStatusCode, string)>();
                foreach (var address in door.Addresses([stranger], ["x"])) nowhere.Add(await AskAsync(client, door, address, stranger));
                foreach (var id in ids)
                {
                    foreach (var address in door.Addresses([id], ["x"]))
                    {
                        var answer = await AskAsync(client, door, address, id);
                        if (!nowhere.Contains(answer)) findings.Add($"{door} tells {address} from one that is nowhere: {(int)answer.Item1}");
                    }
                }
            }
        }

        findings.ShouldBeEmpty();

        // At home the neighbour has every right: only the id is foreign.
        async Task<(HttpStatusCode, string)> AskAsync(HttpClient client, Door door, string address, string id)
        {
            using var request = new HttpRequestMessage(new HttpMethod(door.Method), city.App.Get<ITenantDirectory>().MainHostPath(city.Neighbour, address));
            using var answer = await client.SendAsync(request);
            var text = answer.Headers.Location?.OriginalString + await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, text.Replace(id, "…", StringComparison.OrdinalIgnoreCase).Replace(Uri.EscapeDataString(address), "…", StringComparison.Ordinal));
        }
    }
}
