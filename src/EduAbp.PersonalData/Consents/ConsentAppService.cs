using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.PersonalData.Definitions;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Consents;

/// <summary>The unit's register of consents. Nothing in it is ever deleted; names stay out of the audit log, which names rows.</summary>
internal sealed class ConsentAppService(
    PersonalDataDbContext db,
    ConsentQueries queries,
    ConsentFiles files,
    ConsentPurposeCatalog purposes,
    IPermissionChecker permissions,
    IPersonLookup people,
    IAuditLog audit,
    ICurrentUser user,
    TimeProvider clock) : ITransientDependency
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ConsentListItem> Items, int Total)> GetPageAsync(ConsentFilter filter, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Default, cancellationToken);
        var query = queries.Filter(filter);
        var total = await query.CountAsync(cancellationToken);
        return (await queries.ReadAsync(Sort(query).Skip((Math.Max(1, number) - 1) * PageSize).Take(PageSize), cancellationToken), total);
    }

    /// <summary>All that the filter finds, to take out of the register: written down with how many.</summary>
    public async Task<IReadOnlyList<ConsentListItem>> ExportAsync(ConsentFilter filter, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
        var rows = await queries.ReadAsync(Sort(queries.Filter(filter)), cancellationToken);
        await audit.WriteAsync("PersonalData.ConsentsExported", new { Rows = rows.Count, filter.Purpose, filter.State }, cancellationToken: cancellationToken);
        return rows;
    }

    public async Task<ConsentDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Default, cancellationToken);
        var row = await db.Consents.AsNoTracking().Include(consent => consent.Subject).GetAsync(id, cancellationToken);
        var others = await queries.ReadAsync(
            db.Consents.AsNoTracking().Where(consent => consent.SubjectId == row.SubjectId && consent.Id != id).OrderByDescending(consent => consent.GivenOn), cancellationToken);
        var names = (await people.GetListAsync([.. new[] { row.CreatorId, row.WithdrawnById }.OfType<Guid>().Distinct()], cancellationToken)).ToDictionary(person => person.Id, person => person.FullName);
        var purpose = purposes.Find(row.Purpose);
        return new ConsentDetails(
            queries.Item(row),
            ConsentRules.AgeOn(row.Subject.BirthDate, row.GivenOn),
            purpose?.Texts.ElementAtOrDefault(row.TextVersion - 1) ?? "",
            purpose?.CurrentVersion == row.TextVersion,
            row.FileName,
            row.Scan,
            NameOf(row.CreatorId),
            row.CreationTime,
            NameOf(row.WithdrawnById),
            row.WithdrawnAt,
            others);

        string? NameOf(Guid? person) => person is { } known ? names.GetValueOrDefault(known) : null;
    }

    public async Task<Guid> RecordAsync(ConsentInput input, Upload? file, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
        var (given, errors) = ConsentRules.Check(input, purposes, file is not null, clock.VietnamToday());
        if (given is null)
            throw new AbpValidationException(errors);
        var known = await KnownAsync([given.BirthDate], [given.Code], cancellationToken);
        if (known.IsOfAnother(given))
            throw new BusinessException(PersonalDataErrorCodes.CodeOfAnother).ForField("Code");
        if (known.Find(given) is { } subject && known.Holds(subject, given))
            throw new BusinessException(PersonalDataErrorCodes.AlreadyGiven).ForField("FullName");
        var consent = Add(known, given);
        if (file is not null)
            await files.KeepAsync(consent, file, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("PersonalData.ConsentRecorded", new { given.Purpose, given.TextVersion, given.Channel }, consent.Id, cancellationToken);
        return consent.Id;
    }

    /// <summary>What would happen to each row of a list.</summary>
    public async Task<ConsentPreview> PreviewAsync(IReadOnlyList<ConsentRow> rows, ConsentListInput common, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
        return (await CheckAsync(rows, common, cancellationToken)).Preview;
    }

    /// <summary>Records the rows that are in order; rows with errors must be named as skipped.</summary>
    /// <returns>How many were recorded.</returns>
    public async Task<int> ImportAsync(IReadOnlyList<ConsentRow> rows, ConsentListInput common, IReadOnlyCollection<int> skip, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
        var (preview, known) = await CheckAsync([.. rows.Where(row => !skip.Contains(row.Number))], common, cancellationToken);
        if (preview.Rows.Any(row => row.HasErrors))
            throw new BusinessException(PersonalDataErrorCodes.ImportHasErrors);
        foreach (var row in preview.Rows.Where(row => !row.IsKnown))
            Add(known, row.Given!);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("PersonalData.ConsentsImported", new { Rows = preview.New, common.Purpose }, cancellationToken: cancellationToken);
        return preview.New;
    }

    /// <summary>Withdraws every consent that the person has given for the purpose: what rests on it stops now.</summary>
    public async Task WithdrawAsync(Guid id, DateOnly? on, string? reason, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
        var named = await db.Consents.Include(row => row.Subject).GetAsync(id, cancellationToken);
        var (today, now) = (clock.VietnamToday(), clock.GetUtcNow());
        named.Withdraw(on ?? today, reason, today, now, user.GetId(), named.Subject.ReferenceId);
        var others = await db.Consents.Include(row => row.Subject)
            .Where(row => row.SubjectId == named.SubjectId && row.Purpose == named.Purpose && row.Id != id && row.WithdrawnOn == null).ToListAsync(cancellationToken);
        foreach (var other in others)
            other.Withdraw(on < other.GivenOn ? other.GivenOn : on ?? today, reason, today, now, user.GetId(), other.Subject.ReferenceId);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("PersonalData.ConsentWithdrawn", new { named.Purpose }, id, cancellationToken);
    }

    /// <summary>The scanned paper; each opening is written down.</summary>
    public async Task<(Consent Consent, Stream Content)?> OpenFileAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Consents.Default, cancellationToken);
        var consent = await db.Consents.AsNoTracking().GetAsync(id, cancellationToken);
        if (consent.FileName is null || await files.OpenAsync(consent, cancellationToken) is not { } content)
            return null;
        await audit.WriteAsync("PersonalData.ConsentFileOpened", entityId: id, cancellationToken: cancellationToken);
        return (consent, content);
    }

    private async Task<(ConsentPreview Preview, KnownSubjects Known)> CheckAsync(IReadOnlyList<ConsentRow> rows, ConsentListInput common, CancellationToken cancellationToken)
    {
        var today = clock.VietnamToday();
        var known = await KnownAsync([.. rows.Select(row => ConsentListReader.DateOf(row.BirthDate)).OfType<DateOnly>().Distinct()], [.. rows.Select(row => row.Code).Distinct()], cancellationToken);
        var seen = new HashSet<(string, DateOnly, string?)>();
        var checkedRows = new List<ConsentPreviewRow>();
        foreach (var row in rows)
        {
            var problems = new List<ConsentProblem>();
            var input = new ConsentInput
            {
                FullName = row.FullName, BirthDate = ConsentListReader.DateOf(row.BirthDate), Code = row.Code, ClassName = row.ClassName,
                GuardianName = row.GuardianName, GuardianAgreed = row.GuardianName.Length > 0, Relation = ConsentListReader.RelationOf(row.Relation), GuardianPhone = row.GuardianPhone,
                SubjectAgreed = ConsentListReader.IsYes(row.ChildAgrees), GivenOn = row.GivenOn.Length > 0 ? ConsentListReader.DateOf(row.GivenOn) : common.GivenOn,
                Purpose = common.Purpose, Channel = common.Channel, Proof = common.Proof,
            };
            if (row.BirthDate.Length > 0 && input.BirthDate is null)
                problems.Add(new ConsentProblem("BirthDate", PersonalDataErrorCodes.DateUnreadable));
            if (row.GivenOn.Length > 0 && input.GivenOn is null)
                problems.Add(new ConsentProblem("GivenOn", PersonalDataErrorCodes.DateUnreadable));
            if (row.Relation.Length > 0 && input.Relation is null)
                problems.Add(new ConsentProblem("Relation", PersonalDataErrorCodes.RelationUnknown));
            var (given, errors) = ConsentRules.Check(input, purposes, hasFile: false, today);
            problems.AddRange(errors.Where(error => problems.All(problem => problem.Field != error.Field)).Select(error => new ConsentProblem(error.Field, error.Code)));
            if (given is not null && !seen.Add((Text.VietnameseText.Fold(given.FullName), given.BirthDate, given.Code)))
                problems.Add(new ConsentProblem("FullName", PersonalDataErrorCodes.Twice));
            if (given is not null && known.IsOfAnother(given))
                problems.Add(new ConsentProblem("Code", PersonalDataErrorCodes.CodeOfAnother));
            var isKnown = problems.Count == 0 && known.Find(given!) is { } subject && known.Holds(subject, given!);
            checkedRows.Add(new ConsentPreviewRow(row, given, isKnown, problems));
        }

        return (new ConsentPreview(checkedRows), known);
    }

    private Consent Add(KnownSubjects known, CheckedConsent given)
    {
        if (known.Find(given) is not { } subject)
        {
            subject = new ConsentSubject(given.FullName, given.BirthDate, given.Code, given.ClassName, given.ReferenceId);
            db.Subjects.Add(subject);
            known.Subjects.Add(subject);
        }

        subject.Place(given.Code, given.ClassName);
        var consent = new Consent(subject, given);
        db.Consents.Add(consent);
        return consent;
    }

    private async Task<KnownSubjects> KnownAsync(IReadOnlyList<DateOnly> birthDates, IReadOnlyList<string?> codes, CancellationToken cancellationToken)
    {
        var subjects = new List<ConsentSubject>();
        var consents = new List<Consent>();
        foreach (var some in birthDates.Chunk(500))
        {
            subjects.AddRange(await db.Subjects.Where(row => some.Contains(row.BirthDate)).ToListAsync(cancellationToken));
            consents.AddRange(await db.Consents.Include(row => row.Subject).Where(row => some.Contains(row.Subject.BirthDate) && row.WithdrawnOn == null).ToListAsync(cancellationToken));
        }

        foreach (var some in codes.Where(code => !string.IsNullOrEmpty(code)).Chunk(500))
            subjects.AddRange(await db.Subjects.Where(row => some.Contains(row.Code)).ToListAsync(cancellationToken));
        return new KnownSubjects([.. subjects.Distinct()], [.. consents.Where(consent => queries.StateOf(consent) == ConsentState.Given).Select(consent => (consent.SubjectId, consent.Purpose, consent.TextVersion))]);
    }

    private static IQueryable<Consent> Sort(IQueryable<Consent> consents) => consents.OrderBy(row => row.Subject.SortKey).ThenBy(row => row.SubjectId).ThenByDescending(row => row.GivenOn).ThenBy(row => row.Id);

    /// <summary>Who is in the register among those born on some days, and what holds of them.</summary>
    private sealed record KnownSubjects(List<ConsentSubject> Subjects, HashSet<(Guid Subject, string Purpose, int Version)> Given)
    {
        /// <summary>The code decides; without one name and birth date do.</summary>
        public ConsentSubject? Find(CheckedConsent given) => Subjects.FirstOrDefault(subject => given.Code is { } code && subject.Code == code)
            ?? Subjects.FirstOrDefault(subject => subject.BirthDate == given.BirthDate && (given.Code is null || subject.Code is null)
                && Text.VietnameseText.Fold(subject.FullName) == Text.VietnameseText.Fold(given.FullName));

        /// <summary>Somebody born on another day has this code.</summary>
        public bool IsOfAnother(CheckedConsent given) => given.Code is { } code && Subjects.Any(subject => subject.Code == code && subject.BirthDate != given.BirthDate);

        public bool Holds(ConsentSubject subject, CheckedConsent given) => Given.Contains((subject.Id, given.Purpose, given.TextVersion));
    }
}
