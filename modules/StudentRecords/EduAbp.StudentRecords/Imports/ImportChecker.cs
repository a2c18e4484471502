using System.Globalization;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Pupils;
using EduAbp.Text;

namespace EduAbp.StudentRecords.Imports;

internal enum ImportOutcome
{
    Add,

    /// <summary>The record is known and takes over what the row says.</summary>
    Change,

    /// <summary>Left out by choice.</summary>
    Skip,
    Error,
}

/// <param name="Address">The cell: <c>H17</c>.</param>
/// <param name="IsDoubt">It is imported so; somebody should look.</param>
internal sealed record CellProblem(string Address, PupilField? Field, string Code, string Typed, bool IsDoubt, IReadOnlyDictionary<string, object?>? Values = null);

internal sealed record ImportRow(int Number, string FullName, string? ClassName, ImportOutcome Outcome, IReadOnlyList<CellProblem> Problems, Guid? KnownId, bool IsLike, PupilInput Input)
{
    public bool HasErrors => Problems.Any(problem => !problem.IsDoubt);
}

/// <summary>A pupil as the check needs to know it.</summary>
internal sealed record KnownPupil(Guid Id, string Code, string? MinistryCode, string? PersonalNumber, string FullName, DateOnly BirthDate, string? ClassName);

/// <summary>What the school has already.</summary>
internal sealed record ImportGround(IReadOnlyList<KnownPupil> Pupils, IReadOnlySet<string> Classes, IReadOnlyList<int> Grades, IReadOnlySet<string> UsedCodes, DateOnly Today);

/// <summary>Judges each row of a list; the same for the preview and for the import.</summary>
internal static class ImportChecker
{
    private static readonly string[] Dates = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d", "d/M/yy"];

    private static readonly Dictionary<string, PupilField> Fields = new()
    {
        ["FullName"] = PupilField.FullName, ["BirthDate"] = PupilField.BirthDate, ["Sex"] = PupilField.Sex, ["PersonalNumber"] = PupilField.PersonalNumber, ["MinistryCode"] = PupilField.MinistryCode,
        ["Ethnicity"] = PupilField.Ethnicity, ["Phone"] = PupilField.Phone, ["Father.Phone"] = PupilField.FatherPhone, ["Father.BirthYear"] = PupilField.FatherBirthYear, ["Father.FullName"] = PupilField.FatherName,
        ["Mother.Phone"] = PupilField.MotherPhone, ["Mother.BirthYear"] = PupilField.MotherBirthYear, ["Mother.FullName"] = PupilField.MotherName,
        ["Guardian.Phone"] = PupilField.GuardianPhone, ["Guardian.BirthYear"] = PupilField.GuardianBirthYear, ["Guardian.FullName"] = PupilField.GuardianName,
    };

    public static IReadOnlyList<ImportRow> Check(SheetTable table, ImportChoices choices, ImportGround ground)
    {
        var byMinistry = ground.Pupils.Where(pupil => pupil.MinistryCode is not null).DistinctBy(pupil => pupil.MinistryCode).ToDictionary(pupil => pupil.MinistryCode!);
        var byNumber = ground.Pupils.Where(pupil => pupil.PersonalNumber is not null).DistinctBy(pupil => pupil.PersonalNumber).ToDictionary(pupil => pupil.PersonalNumber!);
        var byCode = ground.Pupils.ToDictionary(pupil => pupil.Code, StringComparer.OrdinalIgnoreCase);
        var byLikeness = ground.Pupils.ToLookup(pupil => PupilChecker.LikenessKey(pupil.FullName, pupil.BirthDate));
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var met = new Dictionary<Guid, int>();
        var rows = new List<ImportRow>();
        foreach (var row in table.Rows)
        {
            string Cell(PupilField field)
            {
                if (!choices.Columns.TryGetValue(field, out var place) || place >= row.Cells.Count) return "";
                return choices.Convert && table.Encoding != LegacyEncoding.None ? VietnameseText.Normalize(LegacyText.Convert(row.Cells[place], table.Encoding)) : row.Cells[place];
            }

            string Value(PupilField field) => Cell(field) is var text && IsBroken(text) ? "" : text;

            string Address(PupilField? field) => field is { } known && choices.Columns.TryGetValue(known, out var place) ? SheetWriter.Address(place, row.Number) : SheetWriter.Address(choices.Columns[PupilField.FullName], row.Number);

            // Signatures and sums under the list have neither name with date nor a code.
            if (Cell(PupilField.FullName).Length == 0 && Cell(PupilField.BirthDate).Length == 0 && Cell(PupilField.MinistryCode).Length == 0) continue;
            if (IsFoot(row, choices)) continue;

            var problems = new List<CellProblem>();
            void Wrong(PupilField field, string code, bool isDoubt = false, IReadOnlyDictionary<string, object?>? values = null) => problems.Add(new(Address(field), field, code, Cell(field), isDoubt, values));

            foreach (var field in choices.Columns.Keys.Where(field => IsBroken(Cell(field)))) Wrong(field, "StudentRecords:Import:FormulaBroken");
            var input = Read(Value, Wrong);
            var (details, found) = PupilChecker.Check(input, ground.Today);
            foreach (var problem in found)
            {
                var field = Fields.GetValueOrDefault(problem.Field, PupilField.FullName);
                // A cell that could not be read has been named already.
                if (!problems.Exists(one => one.Field == field && !one.IsDoubt)) Wrong(field, problem.Code, problem.IsDoubt);
            }

            KnownPupil? known = null;
            var isLike = false;
            if (details is not null)
            {
                known = (details.MinistryCode is { } ministry ? byMinistry.GetValueOrDefault(ministry) : null)
                    ?? (details.PersonalNumber is { } number ? byNumber.GetValueOrDefault(number) : null)
                    ?? (details.Code.Length > 0 ? byCode.GetValueOrDefault(details.Code) : null);
                if (known is null && byLikeness[PupilChecker.LikenessKey(details.FullName, details.BirthDate)].FirstOrDefault() is { } like)
                {
                    isLike = true;
                    if (!choices.New.Contains(row.Number)) known = like;
                    Wrong(PupilField.FullName, "StudentRecords:Import:Like", isDoubt: true, Values(("Code", like.Code), ("Class", like.ClassName ?? "–")));
                }

                if (known is null && details.Code.Length > 0 && ground.UsedCodes.Contains(details.Code)) Wrong(PupilField.Code, StudentRecordsErrorCodes.CodeTaken);
                foreach (var (field, value) in new[] { (PupilField.Code, details.Code), (PupilField.MinistryCode, details.MinistryCode), (PupilField.PersonalNumber, details.PersonalNumber) })
                {
                    if (string.IsNullOrEmpty(value)) continue;
                    if (seen.TryGetValue($"{field} {value}", out var first)) Wrong(field, "StudentRecords:Import:Twice", values: Values(("Row", first)));
                    else seen[$"{field} {value}"] = row.Number;
                }

                var key = PupilChecker.LikenessKey(details.FullName, details.BirthDate);
                if (seen.TryGetValue(key, out var twin) && !problems.Exists(problem => !problem.IsDoubt)) Wrong(PupilField.FullName, "StudentRecords:Import:Twin", isDoubt: true, Values(("Row", twin)));
                else seen.TryAdd(key, row.Number);
                if (known is not null && !problems.Exists(problem => !problem.IsDoubt) && !met.TryAdd(known.Id, row.Number))
                    Wrong(PupilField.FullName, "StudentRecords:Import:Twice", values: Values(("Row", met[known.Id])));
            }

            var className = ClassNames.Clean(Value(PupilField.ClassName));
            if (className is not null)
            {
                if (known?.ClassName is { } present && !present.Equals(className, StringComparison.OrdinalIgnoreCase))
                    Wrong(PupilField.ClassName, "StudentRecords:Import:OtherClass", isDoubt: true, Values(("Class", present)));
                else if (!ground.Classes.Contains(className) && !(ClassNames.GradeOf(className) is { } grade && ground.Grades.Contains(grade)))
                    Wrong(PupilField.ClassName, "StudentRecords:Import:ClassUnknown", values: Values(("Class", className)));
            }

            var outcome = choices.Skip.Contains(row.Number) ? ImportOutcome.Skip
                : problems.Exists(problem => !problem.IsDoubt) ? ImportOutcome.Error
                : known is null ? ImportOutcome.Add : ImportOutcome.Change;
            rows.Add(new ImportRow(row.Number, input.FullName ?? "", className, outcome, problems, known?.Id, isLike, input));
        }

        return rows;
    }

    private static PupilInput Read(Func<PupilField, string> cell, Action<PupilField, string, bool, IReadOnlyDictionary<string, object?>?> wrong)
    {
        string? Text(PupilField field, int most)
        {
            var text = cell(field);
            if (text.Length > most) wrong(field, StudentRecordsErrorCodes.TooLong, false, Values(("Most", most)));
            return text.Length is 0 or > 500 ? null : text.Length > most ? text[..most] : text;
        }

        int? Year(PupilField field)
        {
            var text = cell(field);
            if (text.Length == 0) return null;
            if (int.TryParse(text, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100) return year;
            if (Date(text) is { } date) return date.Year;
            wrong(field, StudentRecordsErrorCodes.YearOfBirthWrong, false, null);
            return null;
        }

        DateOnly? birth = null;
        if (cell(PupilField.BirthDate) is { Length: > 0 } typed && (birth = Date(typed)) is null) wrong(PupilField.BirthDate, "StudentRecords:Import:NoDate", false, null);
        Sex? sex = null;
        var sexCell = VietnameseText.Fold(cell(PupilField.Sex));
        if (sexCell.Length > 0 && (sex = SexOf(sexCell)) is null) wrong(PupilField.Sex, "StudentRecords:Import:NoSex", false, null);
        var residence = Text(PupilField.Residence, 300)
            ?? (string.Join(", ", new[] { PupilField.Hamlet, PupilField.Commune, PupilField.Province }.Select(cell).Where(part => part.Length > 0)) is { Length: > 0 } parts ? parts : null);
        return new PupilInput
        {
            Code = Text(PupilField.Code, 40), MinistryCode = Padded(Text(PupilField.MinistryCode, 40), 10), PersonalNumber = Padded(Text(PupilField.PersonalNumber, 40), 12), FullName = Text(PupilField.FullName, 120),
            BirthDate = birth, Sex = sex, BirthPlace = Text(PupilField.BirthPlace, 300), Ethnicity = Text(PupilField.Ethnicity, 40), Nationality = Text(PupilField.Nationality, 80),
            Religion = Text(PupilField.Religion, 80), Residence = residence, PermanentAddress = Text(PupilField.PermanentAddress, 300), Phone = Text(PupilField.Phone, 40),
            Disability = Text(PupilField.Disability, 200), Policies = Text(PupilField.Policies, 400), Note = Text(PupilField.Note, 1000),
            Father = new() { FullName = Text(PupilField.FatherName, 120), BirthYear = Year(PupilField.FatherBirthYear), Occupation = Text(PupilField.FatherOccupation, 120), Phone = Text(PupilField.FatherPhone, 40) },
            Mother = new() { FullName = Text(PupilField.MotherName, 120), BirthYear = Year(PupilField.MotherBirthYear), Occupation = Text(PupilField.MotherOccupation, 120), Phone = Text(PupilField.MotherPhone, 40) },
            Guardian = new() { FullName = Text(PupilField.GuardianName, 120), BirthYear = Year(PupilField.GuardianBirthYear), Occupation = Text(PupilField.GuardianOccupation, 120), Phone = Text(PupilField.GuardianPhone, 40) },
        };
    }

    // What a formula could not compute: #N/A, #REF!, #VALUE!, #DIV/0!, #NAME?, #NUM!, #NULL!.
    private static bool IsBroken(string text) => text is ['#', >= 'A' and <= 'Z', ..];

    internal static DateOnly? Date(string text)
    {
        text = text.Replace(" ", "", StringComparison.Ordinal).TrimStart('\'');
        if (DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        // A date cell formatted as a number: days since 1899-12-30.
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is > 14_000 and < 80_000 && serial == Math.Floor(serial)
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
            : null;
    }

    private static Sex? SexOf(string folded) => folded.Trim() switch
    {
        "nam" or "trai" or "m" or "male" or "0" => Sex.Male,
        "nu" or "gai" or "f" or "female" or "1" or "x" => Sex.Female,
        _ => null,
    };

    // Excel takes the zeros off a code that it holds for a number.
    private static string? Padded(string? code, int digits) =>
        code is { Length: > 6 } && code.Length < digits && code[0] != '0' && code.All(char.IsAsciiDigit) ? code.PadLeft(digits, '0') : code;

    private static bool IsFoot(SheetRow row, ImportChoices choices)
    {
        var filled = row.Cells.Count(cell => cell.Length > 0);
        return filled <= 2 && (!choices.Columns.TryGetValue(PupilField.BirthDate, out var place) || place >= row.Cells.Count || row.Cells[place].Length == 0)
            && VietnameseText.Fold(string.Concat(row.Cells)) is var text
            && (text.Contains("danh sach co", StringComparison.Ordinal) || text.Contains("tong", StringComparison.Ordinal) || text.Contains("nguoi lap", StringComparison.Ordinal) || text.Contains("hieu truong", StringComparison.Ordinal));
    }

    private static Dictionary<string, object?> Values(params (string Key, object? Value)[] values) => values.ToDictionary(pair => pair.Key, pair => pair.Value);
}
