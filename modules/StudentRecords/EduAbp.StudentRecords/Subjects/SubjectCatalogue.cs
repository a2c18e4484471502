using System.Text.Json;
using EduAbp.Text;

namespace EduAbp.StudentRecords.Subjects;

/// <summary>A subject as the 2018 programme has it in a grade.</summary>
internal sealed record ProgrammeSubject(string Code, string Name, string ShortName, int Order, SubjectKind Kind, int PeriodsPerYear, bool IsElective);

/// <summary>The subjects of the 2018 programme, each with its kind by TT22/2021 or TT27/2020 and its periods a year: what a school begins with.</summary>
internal static class SubjectCatalogue
{
    private static readonly Catalogue Data = Load();

    /// <summary>The subjects of a grade in the order of the books.</summary>
    public static IReadOnlyList<ProgrammeSubject> Of(int grade) =>
    [
        .. Data.Grades.Where(entry => grade >= entry.From && grade <= entry.To)
            .SelectMany(entry => entry.Subjects.Select(subject => Make(subject.Key, subject.Value, entry.Elective)))
            .OrderBy(subject => subject.IsElective).ThenBy(subject => subject.Order),
    ];

    /// <summary>The name under which circulars know a code; null for a subject of the school's own.</summary>
    public static (string Name, string ShortName, int Order)? Find(string code)
    {
        var order = Array.FindIndex(Data.Subjects, subject => subject.Code == code);
        return order < 0 ? null : (Data.Subjects[order].Name, Data.Subjects[order].Short, order + 1);
    }

    /// <summary>The programme's subject of this name, however it is spelt; null for one of the school's own.</summary>
    public static (string Code, int Order)? FindByName(string name)
    {
        var order = Array.FindIndex(Data.Subjects, subject => VietnameseText.Fold(subject.Name) == VietnameseText.Fold(name));
        return order < 0 ? null : (Data.Subjects[order].Code, order + 1);
    }

    private static ProgrammeSubject Make(string code, JsonElement[] kindAndPeriods, bool isElective)
    {
        var (name, shortName, order) = Find(code) ?? throw new InvalidOperationException($"Unknown subject '{code}' in subjects.json.");
        return new ProgrammeSubject(
            code, name, shortName, order, Enum.Parse<SubjectKind>(kindAndPeriods[0].GetString()!), kindAndPeriods[1].GetInt32(), isElective);
    }

    private static Catalogue Load()
    {
        using var stream = typeof(SubjectCatalogue).Assembly.GetManifestResourceStream("subjects.json") ?? throw new InvalidOperationException("subjects.json is not embedded.");
        return JsonSerializer.Deserialize<Catalogue>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Entry(string Code, string Name, string Short);

    private sealed record GradeEntry(int From, int To, bool Elective, Dictionary<string, JsonElement[]> Subjects);

    private sealed record Catalogue(Entry[] Subjects, GradeEntry[] Grades);
}
