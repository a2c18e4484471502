using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Corrections;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Results;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.StudentRecords.ClassBook;

public sealed class CorrectionTests
{
    [Theory, OnBothDatabases]
    public async Task A_locked_mark_changes_when_three_people_agree_and_not_before(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind, pupils: 1);
        await school.MarkAsync(0, 1, [8, 8, 8, 8, 8, 8, 8, 6]);
        await school.ConductAsync(0, ConductPeriod.Term1, "T");
        (await Should.ThrowAsync<BusinessException>(() => AskAsync(school.Other, "ngu-van", "9"))).Code.ShouldBe(CorrectionErrorCodes.NotLocked);
        await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().SignOffAsync(school.ClassId, ResultPeriod.Term1, default));

        // Asked by who teaches it, with a reason, one at a time.
        await school.RefusedAsync(school.HomeRoom, scope => AskInAsync(scope, "ngu-van", "9"));
        (await Should.ThrowAsync<BusinessException>(() => AskAsync(school.Other, "ngu-van", "9", " "))).Code.ShouldBe(CorrectionErrorCodes.ReasonMissing);
        (await Should.ThrowAsync<BusinessException>(() => AskAsync(school.Other, "ngu-van", "8,0"))).Code.ShouldBe(CorrectionErrorCodes.SameValue);
        (await Should.ThrowAsync<BusinessException>(() => AskAsync(school.Other, "ngu-van", "11,5"))).Field.ShouldBe("NewValue");
        (await Should.ThrowAsync<BusinessException>(() => school.AsAsync(school.Other, scope =>
            scope.Get<CorrectionAppService>().AskAsync(new(school.ClassId, school.Subjects["ngu-van"], 1, Guid.Empty, "CK", "9", "Vào nhầm"), default)))).Code.ShouldBe(CorrectionErrorCodes.PupilMissing);
        (await school.AsAsync(school.Other, scope => scope.Get<CorrectionAppService>().GetBooksAsync(default))).ShouldContain(book => book.Term == 1 && book.Locked > 0);
        var id = await AskAsync(school.Other, "ngu-van", "35");
        (await Should.ThrowAsync<BusinessException>(() => AskAsync(school.Other, "ngu-van", "9"))).Code.ShouldBe(CorrectionErrorCodes.Waiting);
        await school.App.DispatchAsync();

        // The home-room teacher verifies, the principal approves; neither does the other's part.
        (await GetAsync(school.Other, id)).Outcomes.ShouldBeEmpty();
        (await GetAsync(school.Principal, id)).Outcomes.ShouldBeEmpty();
        (await GetAsync(school.HomeRoom, id)).Outcomes.ShouldBe(["verify", "refuse"]);
        await DecideAsync(school.HomeRoom, id, "verify");
        (await GetAsync(school.HomeRoom, id)).Outcomes.ShouldBeEmpty();
        (await MarkAsync("ngu-van")).ShouldBe(8m, "nothing has changed yet");
        await DecideAsync(school.Principal, id, "approve");

        (await MarkAsync("ngu-van")).ShouldBe(3.5m);
        var note = await GetAsync(school.Other, id);
        (note.Item.State, note.Item.OldValue, note.Item.NewValue, note.VerifiedByName, note.DecidedByName).ShouldBe((CorrectionState.Applied, "8,0", "3,5", "gv01 (mẫu)", "hieutruong (mẫu)"));
        var change = await school.AsAsync(null, scope => (
            from one in scope.Get<StudentRecordsDbContext>().MarkChanges
            join line in scope.Get<StudentRecordsDbContext>().MarkLines on one.LineId equals line.Id
            where line.SubjectId == school.Subjects["ngu-van"] && one.Number == 2
            select new { one.Reason, one.Hash, line.ChainHead }).SingleAsync());
        change.Reason!.ShouldContain("số 1");
        change.Hash.ShouldBe(change.ChainHead);
        // What was signed off follows the corrected mark: 8 + 5 × 8 with the final 3,5 of weight 3.
        var stored = await school.AsAsync(null, scope => scope.Get<StudentRecordsDbContext>().PupilResults.SingleAsync(row => row.Period == ResultPeriod.Term1 && row.PupilId == school.Pupils[0]));
        ResultDetails.Read(stored.Details).Subjects["ngu-van"].ShouldBe("6,5");
        var changed = (await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().GetChangesAsync(default))).Single();
        (changed.IsCorrection, changed.Before?.Replace('.', ','), changed.After?.Replace('.', ',')).ShouldBe((true, "8,0", "3,5"), "with the decimal that the book shows");

        // Where the teacher is the home-room teacher, it folds to the principal; a refusal has words and changes nothing.
        var second = await AskAsync(school.HomeRoom, "toan", "9");
        await school.App.DispatchAsync();
        (await GetAsync(school.Principal, second)).Outcomes.ShouldBe(["approve", "refuse"]);
        (await Should.ThrowAsync<BusinessException>(() => DecideAsync(school.Principal, second, "refuse"))).Code.ShouldBe(CorrectionErrorCodes.RefusalMissing);
        await DecideAsync(school.Principal, second, "refuse", "Không có bài làm kèm theo");
        (await GetAsync(school.HomeRoom, second)).Refusal.ShouldBe("Không có bài làm kèm theo");
        (await MarkAsync("toan")).ShouldBe(8m);
        (await school.AsAsync(school.HomeRoom, scope => scope.Get<CorrectionAppService>().GetListAsync(default))).Select(item => item.Number).ShouldBe([2, 1], ignoreOrder: true);

        Task<Guid> AskAsync(Guid person, string subject, string value, string reason = "Vào nhầm điểm em khác") => school.AsAsync(person, scope => AskInAsync(scope, subject, value, reason));

        Task<Guid> AskInAsync(MultiTenancy.TenantScope scope, string subject, string value, string reason = "Vào nhầm điểm em khác") =>
            scope.Get<CorrectionAppService>().AskAsync(new(school.ClassId, school.Subjects[subject], 1, school.Pupils[0], "CK", value, reason), default);

        Task<CorrectionDetails> GetAsync(Guid person, Guid note) => school.AsAsync(person, scope => scope.Get<CorrectionAppService>().GetAsync(note, default));

        async Task DecideAsync(Guid person, Guid note, string outcome, string? comment = null)
        {
            await school.AsAsync(person, scope => scope.Get<CorrectionAppService>().DecideAsync(note, new(outcome, comment), default));
            await school.App.DispatchAsync();
        }

        Task<decimal?> MarkAsync(string subject) => school.AsAsync(null, async scope => MarkCells.Parse(
            (await scope.Get<StudentRecordsDbContext>().MarkLines.SingleAsync(row => row.SubjectId == school.Subjects[subject] && row.Term == 1 && row.PupilId == school.Pupils[0])).Cells)["CK"].Value);
    }
}
