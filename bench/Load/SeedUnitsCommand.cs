using System.Diagnostics;
using System.Globalization;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Bench.Load;

/// <summary>Fills the database with as many units as a big city has.</summary>
internal static class SeedUnitsCommand
{
    private const int SchoolsOfAnOffice = 140;

    private static readonly (string Kind, string Words)[] Kinds =
        [("kindergarten", "Trường Mầm non"), ("primary", "Trường Tiểu học"), ("lower-secondary", "Trường Trung học cơ sở")];

    /// <param name="count">How many units there are then.</param>
    public static async Task<int> RunAsync(int count)
    {
        await using var app = await Host.StartAsync();
        var directory = app.Services.GetRequiredService<ITenantDirectory>();
        await using var scope = app.Services.GetRequiredService<ITenantScopeFactory>().Create(null);
        var units = scope.Get<IUnitIntegrationService>();
        var watch = Stopwatch.StartNew();
        var department = directory.Root?.Id ?? (await units.CreateAsync(new CreateUnitInput("Sở Giáo dục và Đào tạo", UnitKinds.Department, null, IsSample: true))).Id;

        var (made, total) = (0, directory.All.Count);
        for (var office = 1; total < count; office++)
        {
            var slug = $"do-{office}";
            var officeId = directory.Children(department).FirstOrDefault(unit => unit.Slug == slug)?.Id
                ?? (await units.CreateAsync(new CreateUnitInput($"Phòng Giáo dục và Đào tạo Đo {office}", UnitKinds.DistrictOffice, department, slug, IsSample: true))).Id;
            total = directory.All.Count;
            for (var number = directory.Children(officeId).Count + 1; number <= SchoolsOfAnOffice && total < count; number++, made++, total++)
            {
                var (kind, words) = Kinds[number % Kinds.Length];
                await units.CreateAsync(new CreateUnitInput(
                    $"{words} Đo {office}-{number}", kind, officeId, Address: $"{number} đường Đo, ô {office}", Email: $"do-{office}-{number}@do.example.edu.vn", IsSample: true));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{directory.All.Count} units; {made} schools made in {watch.Elapsed.TotalSeconds:F1} s, {watch.Elapsed.TotalMilliseconds / Math.Max(1, made):F1} ms each"));
        await app.StopAsync();
        return 0;
    }
}
