using System.Diagnostics;
using System.Globalization;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Demo;
using EduAbp.StudentRecords.Imports;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using EduAbp.TenantManagement.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Bench.Records;

/// <summary>A school's list of pupils from a workbook of the city's 25 columns: read, shown with what is wrong, and brought in; a new school each round.</summary>
internal static class PupilListCommand
{
    private const int Pupils = 1_500;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        await using var app = await Host.StartAsync();
        var scopes = app.Services.GetRequiredService<ITenantScopeFactory>();
        var workbook = Workbook();
        List<double> reads = [], previews = [], imports = [];
        // The first round compiles.
        for (var round = 0; round <= Rounds; round++)
        {
            var (school, office) = await SchoolAsync(app.Services, round);
            var id = Guid.Empty;
            var read = await TimeAsync<ImportAppService>(async lists => id = await lists.UploadAsync("hoc-sinh.xlsx", new MemoryStream(workbook), default));
            var preview = await TimeAsync<ImportAppService>(async lists =>
            {
                var shown = await lists.GetAsync(id, default);
                if (shown.Of(ImportOutcome.Add) != Pupils)
                    throw new InvalidOperationException($"{shown.Of(ImportOutcome.Add)} of {Pupils} rows are good.");
            });
            var import = await TimeAsync<ImportAppService>(lists => lists.ConfirmAsync(id, new ImportDecision(), default));
            if (round == 0)
                continue;
            reads.Add(read);
            previews.Add(preview);
            imports.Add(import);

            async Task<double> TimeAsync<T>(Func<T, Task> act)
                where T : notnull
            {
                var watch = Stopwatch.StartNew();
                await using var scope = scopes.Create(school, office);
                await act(scope.Get<T>());
                await scope.CompleteAsync();
                return watch.Elapsed.TotalMilliseconds;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a list of {Pupils:N0} pupils, {PupilColumns.Headings.Count} columns: read, shown, brought in; median of {Rounds} (at most) | {Of(reads)} | {Of(previews)} | {Of(imports)} |"));
        await app.StopAsync();
        return 0;
    }

    private static string Of(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{times.Order().ElementAt(times.Count / 2):N0} ({times.Max():N0}) ms");

    private static async Task<(Guid School, Guid Office)> SchoolAsync(IServiceProvider services, int round)
    {
        var scopes = services.GetRequiredService<ITenantScopeFactory>();
        var parent = services.GetRequiredService<ITenantDirectory>().Root!.Id;
        Guid school;
        await using (var making = scopes.Create(parent))
        {
            school = (await making.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput($"Trường THCS Nhập {round} (mẫu)", "lower-secondary", parent, $"thcs-nhap-{round}"))).Id;
            await making.CompleteAsync();
        }

        Guid office;
        await using (var inviting = scopes.Create(null))
        {
            office = (await inviting.Get<IAccountIntegrationService>().InviteAsync(school, $"vp{round}@nhap.example.edu.vn", "Giáo vụ (mẫu)", [StudentRecordsRoles.SchoolOffice])).PersonId;
            await inviting.CompleteAsync();
        }

        await using var scope = scopes.Create(school, office);
        var years = scope.Get<YearAppService>();
        await years.CreateAsync(await years.ProposeAsync(default), default);
        await scope.CompleteAsync();
        return (school, office);
    }

    private static byte[] Workbook() => SheetWriter.Write("DS", PupilColumns.Headings, Enumerable.Range(0, Pupils).Select(number => (IReadOnlyList<string?>)
    [
        $"{number + 1}", $"79{number:00000000}", "", DemoNames.Of(number, Sex.Male), new DateOnly(2014, 1, 1).AddDays(number % 365).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture), "Nam",
        $"{6 + (number / 40 % 4)}A{1 + (number / 160)}", "Kinh", "Đang học", "Thành phố Hồ Chí Minh", "Ấp 1, xã Bình Khánh", "Ấp 1, xã Bình Khánh", "0900000000",
        "", "", "", "Cha (mẫu)", "1980", "Nông dân", "0900000001", "Mẹ (mẫu)", "1982", "Nông dân", "0900000002", $"079214{number:000000}",
    ]));
}
