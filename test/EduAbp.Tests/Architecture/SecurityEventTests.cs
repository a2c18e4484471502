using System.Reflection;
using System.Text.RegularExpressions;
using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Architecture;

/// <summary>What leaves the house is audited, and what is audited as leaving stands in the security log too.</summary>
public sealed partial class SecurityEventTests
{
    // The words of a module's table of contents name a deed, they do not do it.
    private static readonly HashSet<string> Written = [.. Repository.Product(".cs").Where(file => !file.Name.EndsWith("Module.cs", StringComparison.Ordinal)).SelectMany(file => Deed().Matches(file.Text).Select(match => match.Groups[1].Value))];

    [Fact]
    public async Task What_is_audited_as_taken_out_is_a_security_event_and_no_event_is_named_in_vain()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var told = app.Services.GetServices<AuditedSecurityEvents>().SelectMany(list => list.Actions).ToList();
        Written.Where(action => Leaving().IsMatch(action)).Except(told).ShouldBeEmpty();
        told.Except(Written).ShouldBeEmpty();
        told.ShouldBeUnique();
    }

    [Fact]
    public void Whoever_exports_is_written_down() =>
        Repository.Projects.SelectMany(project => Assembly.Load(project.Name).GetTypes())
            .Where(type => type.Name.EndsWith("AppService", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.StartsWith("Export", StringComparison.Ordinal))
            .Where(method => !Calls.Reaches(method, call => call.DeclaringType == typeof(IAuditLog)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ShouldBeEmpty();

    [GeneratedRegex(@"""([A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)""")]
    private static partial Regex Deed();

    [GeneratedRegex("(Exported|ExportStarted|Fetched|FileOpened)$")]
    private static partial Regex Leaving();
}
