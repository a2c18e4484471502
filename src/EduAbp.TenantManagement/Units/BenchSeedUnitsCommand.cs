using System.Diagnostics;
using System.Globalization;
using EduAbp.Commands;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;

namespace EduAbp.TenantManagement.Units;

/// <summary>Fills the database with as many units as a big city has, for measurements.</summary>
internal sealed class BenchSeedUnitsCommand(IUnitIntegrationService units, ITenantDirectory directory) : ICommand
{
    private const int SchoolsOfAnOffice = 140;

    private static readonly (string Kind, string Words)[] Kinds =
        [("kindergarten", "Trường Mầm non"), ("primary", "Trường Tiểu học"), ("lower-secondary", "Trường Trung học cơ sở")];

    public string Name => "bench-seed-units";

    public string? Summary => null;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var count = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 3_500;
        var watch = Stopwatch.StartNew();
        var department = directory.Root?.Id
            ?? (await units.CreateAsync(new CreateUnitInput("Sở Giáo dục và Đào tạo", UnitKinds.Department, null, IsSample: true), cancellationToken)).Id;

        var (made, total) = (0, directory.All.Count);
        for (var office = 1; total < count; office++)
        {
            var slug = $"do-{office}";
            var officeId = directory.Children(department).FirstOrDefault(unit => unit.Slug == slug)?.Id
                ?? (await units.CreateAsync(new CreateUnitInput($"Phòng Giáo dục và Đào tạo Đo {office}", UnitKinds.DistrictOffice, department, slug, IsSample: true), cancellationToken)).Id;
            total = directory.All.Count;
            for (var number = directory.Children(officeId).Count + 1; number <= SchoolsOfAnOffice && total < count; number++, made++, total++)
            {
                var (kind, words) = Kinds[number % Kinds.Length];
                await units.CreateAsync(
                    new CreateUnitInput($"{words} Đo {office}-{number}", kind, officeId, Address: $"{number} đường Đo, ô {office}", Email: $"do-{office}-{number}@do.example.edu.vn", IsSample: true),
                    cancellationToken);
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{directory.All.Count} units; {made} schools made in {watch.Elapsed.TotalSeconds:F1} s, {watch.Elapsed.TotalMilliseconds / Math.Max(1, made):F1} ms each"));
        return 0;
    }
}
