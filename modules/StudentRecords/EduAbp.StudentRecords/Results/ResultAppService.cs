using System.Globalization;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Office;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Results;

/// <summary>The class's summary: for its home-room teacher, for office and principal any class.</summary>
internal sealed class ResultAppService(
    StudentRecordsDbContext db,
    HomeRoomClasses classes,
    ResultsEngine engine,
    ResultWords words,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    IAuditLog audit,
    IStringLocalizer texts)
    : ITransientDependency
{
    public async Task<IReadOnlyList<ClassRef>> GetClassesAsync(CancellationToken cancellationToken)
    {
        var all = await SeesAllAsync(cancellationToken);
        return await classes.FindYearAsync(cancellationToken) is { } year ? await classes.GetListAsync(year.Id, all, cancellationToken) : [];
    }

    public async Task<ClassSummary> GetAsync(Guid classId, ResultPeriod period, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        var computation = (await engine.ComputeAsync(opened.SchoolYearId, classId, cancellationToken))!;
        var book = computation.Books[0];
        var sign = await db.ResultSignOffs.AsNoTracking().SingleOrDefaultAsync(row => row.ClassId == classId && row.Period == period, cancellationToken);
        var results = sign?.SignedAt is null
            ? computation.Results.Where(row => row.Period == period).Select(row => (row.Pupil, row.Result))
            : await StoredAsync(classId, period, cancellationToken);
        var subjects = book.Subjects.Select(plan => new SummarySubject(plan.Subject.Id, plan.Subject.Code, plan.Subject.Name, plan.Subject.ShortName, plan.Graded.IsScored)).ToList();
        var retests = computation.Data.Retests.ToLookup(mark => mark.Key.Pupil, mark => (mark.Key.Subject, mark.Value));
        var isPrimary = book.Rules?.IsPrimary() == true;
        return new(
            opened, computation.Data.Year.Name, period, book.Rules, book.Rules is { } rules ? GradingText.Of(texts, rules) : null, isPrimary, book.Rules?.IsTt58() == true,
            await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken) && sign?.SignedAt is null,
            await permissions.IsGrantedAsync(StudentRecordsPermissions.Results.SignOff, cancellationToken),
            sign?.SignedAt is { } at ? new(at, sign.SignedByName) : null,
            sign is { SignedAt: null, ReopenedAt: { } reopened } ? new(reopened, sign.ReopenedByName ?? "", sign.ReopenReason) : null,
            subjects,
            [.. results.Select(row => Row(row.Pupil, row.Result, period, subjects, isPrimary, retests[row.Pupil.Id], computation.Data.Judgements.GetValueOrDefault(row.Pupil.Id)))]);
    }

    public async Task<(string Name, byte[] Content)> ExportAsync(Guid classId, ResultPeriod period, CancellationToken cancellationToken)
    {
        var summary = await GetAsync(classId, period, cancellationToken);
        await audit.WriteAsync("StudentRecords.ResultsExported", new { Class = summary.Class.Name, Period = texts[$"StudentRecords:Period:{period}"].Value, Rows = summary.Rows.Count }, classId, cancellationToken);
        string[] headings =
        [
            texts["StudentRecords:HomeRoom:Number"], texts["StudentRecords:HomeRoom:Code"], texts["StudentRecords:HomeRoom:Name"], .. summary.Subjects.Select(subject => subject.ShortName),
            .. summary.HasAverage ? (IEnumerable<string>)[texts["StudentRecords:Results:Average"]] : [],
            texts["StudentRecords:Results:Learning"], texts["StudentRecords:Results:Conduct"], texts["StudentRecords:RollCall:ExcusedTotal"], texts["StudentRecords:RollCall:UnexcusedTotal"],
            texts["StudentRecords:Results:Title"], texts["StudentRecords:Results:Decision"], texts["StudentRecords:Results:Why"],
        ];
        var rows = summary.Rows.Select((row, index) => (IReadOnlyList<object?>)
        [
            index + 1, row.Pupil.Code, row.Pupil.FullName, .. row.Subjects.Select(Cell), .. summary.HasAverage ? (IEnumerable<object?>)[row.Average] : [],
            row.Learning, row.Conduct, row.Excused, row.Unexcused, row.Title, row.Decision, row.Why.Decision ?? row.Why.Learning,
        ]);
        var title = texts["StudentRecords:Results:SheetTitle", summary.Class.Name, texts[$"StudentRecords:Period:{period}"], summary.YearName].Value;
        return ($"tong-ket-{VietnameseText.Slugify(summary.Class.Name)}-{VietnameseText.Slugify(texts[$"StudentRecords:Period:{period}"])}.xlsx", SheetWriter.Write(summary.Class.Name, headings, rows, title));
    }

    /// <summary>What a pupil came to when tested again; an empty value takes the mark back.</summary>
    public async Task SetRetestsAsync(Guid classId, Guid pupilId, IReadOnlyCollection<RetestInput> marks, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        await EnsureOpenAsync(classId, ResultPeriod.AfterSummer, cancellationToken);
        var computation = (await engine.ComputeAsync(opened.SchoolYearId, classId, cancellationToken))!;
        var retest = computation.Results.FirstOrDefault(row => row.Pupil.Id == pupilId && row.Period == ResultPeriod.AfterSummer) is { } summer
            ? ResultDetails.Read(summer.Result.Details).Retest ?? [] : [];
        var book = computation.Books[0];
        var known = await db.RetestMarks.Where(row => row.SchoolYearId == opened.SchoolYearId && row.PupilId == pupilId).ToDictionaryAsync(row => row.SubjectId, cancellationToken);
        foreach (var input in marks)
        {
            if (book.Subjects.FirstOrDefault(plan => plan.Subject.Id == input.SubjectId) is not { } plan || !retest.Contains(plan.Subject.Code))
                throw new BusinessException(ResultErrorCodes.NothingToRetest);
            var reading = MarkReader.Read(input.Value, plan.Graded.IsScored ? MarkScale.Score : MarkScale.Remark, isTyped: true);
            if (reading.Problem is { } problem)
                throw new BusinessException($"StudentRecords:Grading:Mark:{problem}").WithData("0", input.Value).ForField($"retest-{input.SubjectId}");
            var mark = known.GetValueOrDefault(input.SubjectId);
            if (reading.Mark is not { } value)
            {
                if (mark is not null)
                    db.Remove(mark);
                continue;
            }

            if (mark is null)
                db.Add(mark = new RetestMark(tenant.GetId(), opened.SchoolYearId, pupilId, input.SubjectId));
            mark.Set(value.Number);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What only people can say of a primary pupil's year; the last word on promotion is the principal's.</summary>
    public async Task JudgeAsync(Guid classId, Guid pupilId, YearJudgementDto input, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        await EnsureOpenAsync(classId, ResultPeriod.Year, cancellationToken);
        if (!await db.Enrolments.AnyAsync(row => row.ClassId == classId && row.PupilId == pupilId, cancellationToken))
            throw new EntityNotFoundException(typeof(Pupils.Pupil), pupilId);
        var judgement = await db.YearJudgements.SingleOrDefaultAsync(row => row.SchoolYearId == opened.SchoolYearId && row.PupilId == pupilId, cancellationToken);
        if (judgement is null)
            db.Add(judgement = new YearJudgement(tenant.GetId(), opened.SchoolYearId, pupilId));
        judgement.Change(input.ExcelsInSubject, input.HasProgressed, input.IsRecognisedByClass);
        if (judgement.PromotedByPrincipal != input.PromotedByPrincipal)
        {
            await permissions.CheckAsync(StudentRecordsPermissions.Results.SignOff, cancellationToken);
            judgement.Decide(input.PromotedByPrincipal);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static object? Cell(string text) => text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.GetCultureInfo("vi-VN"), out var mark) ? mark : text;

    private async Task<IReadOnlyList<(PupilRef, ComputedResult)>> StoredAsync(Guid classId, ResultPeriod period, CancellationToken cancellationToken)
    {
        var rows = await (
            from result in db.PupilResults
            where result.ClassId == classId && result.Period == period
            join pupil in db.Pupils on result.PupilId equals pupil.Id
            select new { Result = result, Pupil = new PupilRef(pupil.Id, pupil.Code, pupil.FullName, pupil.SortKey, pupil.BirthDate) }).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(row => row.Pupil.SortKey, StringComparer.Ordinal).ThenBy(row => row.Pupil.Code, StringComparer.Ordinal).Select(row => (row.Pupil, new ComputedResult(
                row.Result.PupilId, row.Result.RuleSet, row.Result.Average, row.Result.Learning, row.Result.Conduct, row.Result.Title, row.Result.Decision,
                row.Result.AbsencesExcused, row.Result.AbsencesUnexcused, row.Result.Details))),
        ];
    }

    private SummaryRow Row(
        PupilRef pupil, ComputedResult result, ResultPeriod period, List<SummarySubject> subjects, bool isPrimary, IEnumerable<(Guid Subject, decimal Number)> retests, YearJudgement? judgement)
    {
        var why = ResultDetails.Read(result.Details);
        var byId = subjects.ToDictionary(subject => subject.Id);
        return new(
            pupil, [.. subjects.Select(subject => why.Subjects.GetValueOrDefault(subject.Code, ""))], result.Average, result.Learning, words.Learning(result.RuleSet, result.Learning),
            result.Conduct, words.Conduct(result.RuleSet, result.Conduct), result.Title, words.Title(result.Title), result.Decision, words.Decision(result.Decision),
            result.AbsencesExcused, result.AbsencesUnexcused, why,
            retests.Where(mark => byId.ContainsKey(mark.Subject)).ToDictionary(mark => byId[mark.Subject].Code, mark => byId[mark.Subject].IsScored ? mark.Number.ToString("0.0", CultureInfo.CurrentCulture) : mark.Number == 1 ? "Đ" : "CĐ"),
            judgement is null ? null : new(judgement.ExcelsInSubject, judgement.HasProgressed, judgement.IsRecognisedByClass, judgement.PromotedByPrincipal))
        {
            IsComplete = isPrimary ? why.Missing is null : result.Learning is not null && result.Conduct is not null && (period is not (ResultPeriod.Year or ResultPeriod.AfterSummer) || result.Decision is not null),
        };
    }

    private async Task EnsureOpenAsync(Guid classId, ResultPeriod period, CancellationToken cancellationToken)
    {
        if (await db.ResultSignOffs.AnyAsync(row => row.ClassId == classId && row.Period == period && row.SignedAt != null, cancellationToken))
            throw new BusinessException(ResultErrorCodes.SignedOff);
    }

    private async Task<bool> SeesAllAsync(CancellationToken cancellationToken)
    {
        if (await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.All, cancellationToken) || await permissions.IsGrantedAsync(StudentRecordsPermissions.Results.Default, cancellationToken))
            return true;
        await permissions.CheckAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken);
        return false;
    }

    private async Task<ClassRef> OpenAsync(Guid classId, CancellationToken cancellationToken) =>
        await classes.OpenAsync(classId, await SeesAllAsync(cancellationToken), cancellationToken);
}
