using System.Globalization;
using EduAbp.Commands;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Units;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Registrations;

internal sealed class ImportUnitsCommand(WorkbookImport import, ITenantDirectory directory, IStringLocalizer texts) : ICommand
{
    public string Name => "import-units";

    public string Summary => "FILE [--office PATH] [--accept] [--skip 10,12] [--since 2020-09-01]: checks a registration workbook; --accept makes its units";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.FirstOrDefault(argument => !argument.StartsWith('-')) is not { } file || !File.Exists(file))
        {
            Console.Error.WriteLine("import-units " + Summary);
            return 2;
        }

        DateOnly? since = null;
        if (Option(arguments, "--since") is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                Console.Error.WriteLine("import-units " + Summary);
                return 2;
            }

            since = parsed;
        }

        await using var content = File.OpenRead(file);
        try
        {
            var form = RegistrationFormReader.Read(content);
            var office = Office(Option(arguments, "--office"), form.OfficeName);
            if (office is null)
            {
                Console.Error.WriteLine(texts["TenantManagement:Command:OfficeUnknown", form.OfficeName ?? "?"]);
                return 1;
            }

            var skip = Option(arguments, "--skip")?.Split(',').Select(int.Parse).ToHashSet() ?? [];
            var result = await import.RunAsync(office, Path.GetFileName(file), content.Length, form, skip, arguments.Contains("--accept"), isSample: false, since, cancellationToken);
            Report(office, result);
            return result.IsBlocked || result.Failed > 0 ? 1 : 0;
        }
        catch (BusinessException refused)
        {
            Console.Error.WriteLine(texts.Text(refused));
            return 1;
        }
    }

    private void Report(UnitInfo office, WorkbookImportResult result)
    {
        foreach (var row in result.Rows.Where(row => row.Problems.Count > 0))
        {
            foreach (var problem in row.Problems)
                Console.WriteLine($"  {texts["TenantManagement:Command:Row", row.Input.Number, row.Values.Name]} {RowTexts.Of(texts, problem)}");
        }

        foreach (var outcome in Enum.GetValues<RowOutcome>())
        {
            if (result.Rows.Count(row => row.Outcome == outcome) is > 0 and var count)
                Console.WriteLine($"  {texts[$"TenantManagement:Outcome:{outcome}"]}: {count}");
        }

        Console.WriteLine(result switch
        {
            { IsBlocked: true } => texts["TenantManagement:Command:Blocked"],
            { IsCarriedOut: true } => texts["TenantManagement:Command:Done", office.Name],
            _ => texts["TenantManagement:Command:OnlyChecked"],
        });
    }

    private UnitInfo? Office(string? path, string? name)
    {
        if (path is not null) return directory.All.FirstOrDefault(unit => unit.Path == path.Trim('/') && UnitKinds.IsOffice(unit.Kind));
        var slug = name is null ? null : UnitName.Slug(name);
        return directory.All.FirstOrDefault(unit => UnitKinds.IsOffice(unit.Kind) && unit.Slug == slug);
    }

    private static string? Option(IReadOnlyList<string> arguments, string name)
    {
        var place = arguments.TakeWhile(argument => argument != name).Count();
        return place + 1 < arguments.Count ? arguments[place + 1] : null;
    }
}
