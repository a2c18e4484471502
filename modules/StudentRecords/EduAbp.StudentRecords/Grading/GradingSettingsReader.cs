using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Settings;

namespace EduAbp.StudentRecords.Grading;

/// <summary>
/// How a school reads what the circulars leave open, as settings. A value may name the school year from which it holds,
/// "false;2027:true", so that a change never touches a past year.
/// </summary>
internal sealed class GradingSettingsReader(ISettingProvider settings) : ITransientDependency
{
    public const string Prefix = "StudentRecords.Grading.";

    /// <param name="schoolYear">In which the school year begins.</param>
    public async Task<GradingSettings> ForAsync(int schoolYear, CancellationToken cancellationToken)
    {
        async Task<string> At(string name) => GradingSettingsReader.At(await settings.GetOrNullAsync(Prefix + name, cancellationToken), schoolYear) ?? "";
        var none = GradingSettings.Default;
        return new GradingSettings
        {
            RemarkSubjectCountsAsOneSubject = Flag(await At(nameof(none.RemarkSubjectCountsAsOneSubject)), none.RemarkSubjectCountsAsOneSubject),
            OneSubjectTest = Enum.TryParse<OneSubjectTest>(await At(nameof(none.OneSubjectTest)), ignoreCase: true, out var test) && Enum.IsDefined(test) ? test : none.OneSubjectTest,
            ExcellentAverageReachesGood = Flag(await At(nameof(none.ExcellentAverageReachesGood)), none.ExcellentAverageReachesGood),
            AllowRetestAfterSummerConduct = Flag(await At(nameof(none.AllowRetestAfterSummerConduct)), none.AllowRetestAfterSummerConduct),
            CountedSubjects = Number(await At(nameof(none.CountedSubjects)), none.CountedSubjects),
            OutstandingSubjects = Number(await At(nameof(none.OutstandingSubjects)), none.OutstandingSubjects),
            MaxAbsences = Number(await At(nameof(none.MaxAbsences)), none.MaxAbsences),
            Tt58RegularMarksAreWhole = Flag(await At(nameof(none.Tt58RegularMarksAreWhole)), none.Tt58RegularMarksAreWhole),
        };
    }

    /// <summary>The value of a school year: the last one that names no later year.</summary>
    public static string? At(string? value, int schoolYear)
    {
        string? found = null;
        var since = int.MinValue;
        foreach (var part in value?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var from = colon < 0 ? 0 : int.TryParse(part.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : int.MaxValue;
            if (from <= schoolYear && from >= since)
                (found, since) = (part[(colon + 1)..].Trim(), from);
        }

        return found;
    }

    private static bool Flag(string text, bool otherwise) => bool.TryParse(text, out var flag) ? flag : otherwise;

    private static int Number(string text, int otherwise) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
}

internal sealed class GradingSettingDefinitionProvider : SettingDefinitionProvider
{
    private static readonly string[] Names =
    [
        nameof(GradingSettings.RemarkSubjectCountsAsOneSubject), nameof(GradingSettings.OneSubjectTest), nameof(GradingSettings.ExcellentAverageReachesGood),
        nameof(GradingSettings.AllowRetestAfterSummerConduct), nameof(GradingSettings.CountedSubjects), nameof(GradingSettings.OutstandingSubjects),
        nameof(GradingSettings.MaxAbsences), nameof(GradingSettings.Tt58RegularMarksAreWhole),
    ];

    public override void Define(SettingDefinitionContext context)
    {
        // Without a value the default of GradingSettings holds.
        foreach (var name in Names)
            context.Add(GradingSettingsReader.Prefix + name, defaultValue: null);
    }
}
