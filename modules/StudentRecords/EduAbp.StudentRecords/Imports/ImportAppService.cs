using System.Text.Json;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Imports;

internal sealed record ImportItem(Guid Id, string FileName, DateTimeOffset UploadedAt, DateTimeOffset? DoneAt, int Added, int Changed, int Skipped);

/// <param name="Sizes">Classes that the rows make or fill beyond the usual, and classes left without a pupil.</param>
internal sealed record ImportPreview(
    Guid Id, string FileName, string Sheet, IReadOnlyList<string> Headings, ImportChoices Choices, IReadOnlyList<ImportRow> Rows, IReadOnlyList<ClassSize> Sizes,
    IReadOnlyList<string> HiddenSheets, LegacyEncoding Encoding, DateTimeOffset? DoneAt, Guid? DeedId, int Added, int Changed, int Skipped, bool MayBeUndone, DateTimeOffset? UndoneAt)
{
    public int Of(ImportOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}

/// <param name="IsNew">The import makes it.</param>
internal sealed record ClassSize(string Name, int Pupils, bool IsNew);

/// <param name="Columns">For each field the place of its column, from 0.</param>
internal sealed record ImportMapping(Dictionary<PupilField, int>? Columns = null, bool? Convert = null);

/// <param name="Skip">Rows that are left out.</param>
/// <param name="New">Rows that are somebody else than the pupil of the same name and birth date.</param>
internal sealed record ImportDecision(IReadOnlyList<int>? Skip = null, IReadOnlyList<int>? New = null);

/// <summary>Lists of pupils from workbooks: upload, mapping of columns, preview, and all rows at once or none.</summary>
internal sealed class ImportAppService(
    StudentRecordsDbContext db, YearPicker years, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user, IFileScanner scanner, IAuditLog audit, TimeProvider clock) : ITransientDependency
{
    public const int LargeClass = 60;
    private static readonly TimeSpan MayBeUndone = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<ImportItem>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        return await db.PupilImports.OrderByDescending(row => row.UploadedAt).Take(20)
            .Select(row => new ImportItem(row.Id, row.FileName, row.UploadedAt, row.DoneAt, row.Added, row.Changed, row.Skipped)).ToListAsync(cancellationToken);
    }

    /// <summary>The empty list to fill in.</summary>
    public async Task<byte[]> GetTemplateAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        return SheetWriter.Write("Danh sách học sinh", PupilColumns.Headings, []);
    }

    public async Task<Guid> UploadAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var year = await years.GetAsync(null, cancellationToken);
        await scanner.RefuseInfectedAsync(content, cancellationToken: cancellationToken);
        var (table, sheet) = PupilSheetReader.Read(content);
        var name = VietnameseText.Normalize(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]);
        var import = new PupilImport(tenant.GetId(), year.Id, name.Length > 200 ? name[^200..] : name, sheet.Length > 100 ? sheet[..100] : sheet, clock.GetUtcNow(), JsonSerializer.Serialize(table));
        import.Choose(JsonSerializer.Serialize(new ImportChoices { Columns = PupilHeadings.Map(table.Headings), Convert = table.Encoding != LegacyEncoding.None }));
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import.Id;
    }

    public async Task<ImportPreview> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var import = await db.PupilImports.AsNoTracking().GetAsync(id, cancellationToken);
        if (import.DoneAt is not null)
        {
            var deed = await db.Deeds.AsNoTracking().Where(row => row.Id == import.DeedId).Select(row => new { row.UndoneAt, row.UndoUntil }).SingleOrDefaultAsync(cancellationToken);
            return new ImportPreview(
                id, import.FileName, import.Sheet, [], new(), [], [], [], LegacyEncoding.None, import.DoneAt, import.DeedId, import.Added, import.Changed, import.Skipped,
                deed is { UndoneAt: null } && clock.GetUtcNow() < deed.UndoUntil, deed?.UndoneAt);
        }

        var (table, choices) = Open(import);
        var ground = await GroundAsync(import.SchoolYearId, cancellationToken);
        var rows = choices.Columns.ContainsKey(PupilField.FullName) ? ImportChecker.Check(table, choices, ground) : [];
        return new ImportPreview(
            id, import.FileName, import.Sheet, table.Headings, choices, rows, await SizesAsync(import.SchoolYearId, rows, cancellationToken), table.HiddenSheets, table.Encoding, null, null, 0, 0, 0, false, null);
    }

    public async Task MapAsync(Guid id, ImportMapping input, CancellationToken cancellationToken)
    {
        var (import, table, choices) = await OpenAsync(id, cancellationToken);
        var columns = (input.Columns ?? choices.Columns).Where(pair => pair.Value >= 0 && pair.Value < table.Headings.Count).ToDictionary();
        if (!columns.ContainsKey(PupilField.FullName) || !columns.ContainsKey(PupilField.BirthDate)) throw new BusinessException(StudentRecordsErrorCodes.ImportColumnsMissing);
        if (columns.Values.Distinct().Count() != columns.Count) throw new BusinessException(StudentRecordsErrorCodes.ImportColumnTwice);
        import.Choose(JsonSerializer.Serialize(choices with { Columns = columns, Convert = input.Convert ?? choices.Convert }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Throws a workbook away that has not been imported.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var (import, _, _) = await OpenAsync(id, cancellationToken);
        db.Remove(import);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Imports all rows but those left out; one bad row and nothing is imported.</summary>
    public async Task ConfirmAsync(Guid id, ImportDecision decision, CancellationToken cancellationToken)
    {
        var (import, table, choices) = await OpenAsync(id, cancellationToken);
        choices = choices with { Skip = [.. decision.Skip ?? []], New = [.. decision.New ?? []] };
        import.Choose(JsonSerializer.Serialize(choices));
        var ground = await GroundAsync(import.SchoolYearId, cancellationToken);
        var rows = ImportChecker.Check(table, choices, ground);
        if (rows.Any(row => row.Outcome == ImportOutcome.Error))
            throw new BusinessException(StudentRecordsErrorCodes.ImportHasErrors).WithData("Cells", string.Join(", ", rows.Where(row => row.Outcome == ImportOutcome.Error)
                .SelectMany(row => row.Problems.Where(problem => !problem.IsDoubt).Select(problem => problem.Address)).Take(10)));

        var year = await years.GetAsync(import.SchoolYearId, cancellationToken);
        var changes = new DeedChanges();
        var wanted = rows.Where(row => row.Outcome == ImportOutcome.Change).Select(row => row.KnownId!.Value).ToArray();
        var known = await db.Pupils.Include(pupil => pupil.Guardians).Where(pupil => wanted.Contains(pupil.Id)).AsSplitQuery().ToDictionaryAsync(pupil => pupil.Id, cancellationToken);
        var classes = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == year.Id).ToDictionaryAsync(row => row.Name, row => row.Id, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var placed = (await db.Enrolments.Where(row => row.SchoolYearId == year.Id && row.To == null).Select(row => row.PupilId).ToListAsync(cancellationToken)).ToHashSet();
        var code = await PupilAppService.CodesAsync(db, year.Begin, cancellationToken);
        var day = EntryDay(year);
        var made = new List<object>();
        foreach (var row in rows.Where(row => row.Outcome is ImportOutcome.Add or ImportOutcome.Change))
        {
            Pupil pupil;
            if (row.Outcome == ImportOutcome.Add)
            {
                var details = PupilChecker.Check(row.Input, ground.Today).Details!;
                if (details.Code.Length == 0)
                {
                    do details = details with { Code = code() };
                    while (ground.UsedCodes.Contains(details.Code));
                }

                pupil = new Pupil(tenant.GetId(), details.Code, details.FullName, details.BirthDate, details.Sex);
                pupil.Change(details);
                made.Add(pupil);
                changes.MadePupils.Add(pupil.Id);
            }
            else
            {
                pupil = known[row.KnownId!.Value];
                var before = pupil.Details();
                var after = Over(before, row.Input, ground.Today);
                if (!Same(before, after))
                {
                    changes.Records.Add(new(pupil.Id, before));
                    PupilAppService.ChangeRecord(db, pupil, after);
                }
            }

            if (row.ClassName is { } name && !placed.Contains(pupil.Id))
            {
                if (!classes.TryGetValue(name, out var classId))
                {
                    var added = new SchoolClass(tenant.GetId(), year.Id, ClassNames.GradeOf(name)!.Value, name);
                    made.Add(added);
                    changes.MadeClasses.Add(added.Id);
                    classes[name] = classId = added.Id;
                }

                var enrolment = new Enrolment(tenant.GetId(), year.Id, classId, pupil.Id, day, EntryKind.New);
                made.Add(enrolment);
                changes.MadeEnrolments.Add(enrolment.Id);
            }
        }

        db.AddRange(made);
        // First what was done, then the deed: whatever is changed after it was changed by somebody else.
        await db.SaveChangesAsync(cancellationToken);
        var deed = new Deed(tenant.GetId(), DeedKind.Import, import.FileName, changes, clock.GetUtcNow(), user.GetId(), user.FullName ?? "", MayBeUndone);
        db.Add(deed);
        import.Finish(clock.GetUtcNow(), deed.Id, changes.MadePupils.Count, changes.Records.Count, rows.Count(row => row.Outcome == ImportOutcome.Skip));
        await audit.WriteAsync("StudentRecords.PupilsImported", new { import.FileName, import.Added, import.Changed, import.Skipped }, import.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private DateOnly EntryDay(YearChoice year)
    {
        var today = clock.VietnamToday();
        // A list that comes in the first weeks is the class as it began.
        return today < year.StartsOn.AddDays(30) ? year.StartsOn : today > year.EndsOn ? year.EndsOn : today;
    }

    // What the row says goes over what the record says; an empty cell takes nothing away.
    private static PupilDetails Over(PupilDetails before, PupilInput row, DateOnly today)
    {
        var after = PupilChecker.Check(row, today, before.Guardians).Details!;
        return after with
        {
            Code = after.Code.Length > 0 ? after.Code : before.Code,
            MinistryCode = after.MinistryCode ?? before.MinistryCode,
            PersonalNumber = after.PersonalNumber ?? before.PersonalNumber,
            BirthPlace = after.BirthPlace ?? before.BirthPlace,
            Ethnicity = after.Ethnicity ?? before.Ethnicity,
            Nationality = after.Nationality ?? before.Nationality,
            Religion = after.Religion ?? before.Religion,
            Residence = after.Residence ?? before.Residence,
            PermanentAddress = after.PermanentAddress ?? before.PermanentAddress,
            Phone = after.Phone ?? before.Phone,
            Disability = after.Disability ?? before.Disability,
            Policies = after.Policies ?? before.Policies,
            Note = after.Note ?? before.Note,
            Guardians =
            [
                .. Enum.GetValues<GuardianRelation>().Select(relation => (Old: before.Guardians.FirstOrDefault(one => one.Relation == relation), New: after.Guardians.FirstOrDefault(one => one.Relation == relation)))
                    .Select(pair => pair is { Old: { } old, New: { } given }
                        ? given with { BirthYear = given.BirthYear ?? old.BirthYear, Occupation = given.Occupation ?? old.Occupation, Phone = given.Phone ?? old.Phone, Email = given.Email ?? old.Email }
                        : pair.New ?? pair.Old).OfType<GuardianDetails>(),
            ],
        };
    }

    private static bool Same(PupilDetails one, PupilDetails other) =>
        one with { Guardians = [] } == other with { Guardians = one.Guardians } with { Guardians = [] } && one.Guardians.OrderBy(guardian => guardian.Relation).SequenceEqual(other.Guardians.OrderBy(guardian => guardian.Relation));

    private static (SheetTable Table, ImportChoices Choices) Open(PupilImport import) =>
        (JsonSerializer.Deserialize<SheetTable>(import.Table)!, JsonSerializer.Deserialize<ImportChoices>(import.Choices)!);

    private async Task<(PupilImport Import, SheetTable Table, ImportChoices Choices)> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var import = await db.PupilImports.GetAsync(id, cancellationToken);
        if (import.DoneAt is not null) throw new BusinessException(StudentRecordsErrorCodes.ImportDone);
        var (table, choices) = Open(import);
        return (import, table, choices);
    }

    private async Task<ImportGround> GroundAsync(Guid yearId, CancellationToken cancellationToken)
    {
        var pupils = await (
            from pupil in db.Pupils.AsNoTracking()
            select new KnownPupil(
                pupil.Id, pupil.Code, pupil.MinistryCode, pupil.PersonalNumber, pupil.FullName, pupil.BirthDate,
                db.Enrolments.Where(row => row.PupilId == pupil.Id && row.SchoolYearId == yearId && row.To == null).Select(row => db.Classes.Where(one => one.Id == row.ClassId).Select(one => one.Name).FirstOrDefault()).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var codes = await db.Pupils.IgnoreQueryFilters([DataFilters.SoftDelete]).Select(pupil => pupil.Code).ToListAsync(cancellationToken);
        var classes = await db.Classes.Where(row => row.SchoolYearId == yearId).Select(row => row.Name).ToListAsync(cancellationToken);
        return new ImportGround(pupils, classes.ToHashSet(StringComparer.OrdinalIgnoreCase), SchoolGrades.Of(tenant.Unit!), codes.ToHashSet(StringComparer.OrdinalIgnoreCase), clock.VietnamToday());
    }

    private async Task<IReadOnlyList<ClassSize>> SizesAsync(Guid yearId, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        var counts = (await db.Classes.Where(row => row.SchoolYearId == yearId)
                .Select(row => new { row.Name, Count = db.Enrolments.Count(one => one.ClassId == row.Id && one.To == null) }).ToListAsync(cancellationToken))
            .ToDictionary(row => row.Name, row => row.Count, StringComparer.OrdinalIgnoreCase);
        var known = counts.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var filled = rows.Where(row => row.ClassName is not null).Select(row => row.ClassName!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var group in rows.Where(row => row is { Outcome: ImportOutcome.Add, ClassName: not null }).GroupBy(row => row.ClassName!, StringComparer.OrdinalIgnoreCase))
            counts[group.Key] = counts.GetValueOrDefault(group.Key) + group.Count();
        return [.. counts.Where(pair => pair.Value == 0 || (pair.Value > LargeClass && filled.Contains(pair.Key)) || !known.Contains(pair.Key)).Select(pair => new ClassSize(pair.Key, pair.Value, !known.Contains(pair.Key))).OrderBy(size => ClassAppService.Key(size.Name), StringComparer.Ordinal)];
    }
}
