using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.StudentRecords.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.RollCalls;

/// <summary>Every roll-call that was held, also where nobody was absent, and every change of one.</summary>
internal sealed class RollCallExportPart(StudentRecordsDbContext db, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 61;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var classes = await db.Classes.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var calls = await db.RollCalls.AsNoTracking().Include(row => row.Absences).OrderBy(row => row.Date).ThenBy(row => row.Session).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "hoc-sinh/buoi-diem-danh.csv",
            ["Ngày", "Buổi", "Lớp", "Có phép", "Không phép", "Người ghi", "Ghi lúc", "Xong lúc"],
            calls.Select(call => new[]
            {
                times.Date(call.Date), Word(call.Session), classes.GetValueOrDefault(call.ClassId), $"{call.Absences.Count(absence => absence.IsExcused)}", $"{call.Absences.Count(absence => !absence.IsExcused)}",
                call.ByName, times.DateTime(call.At), call.CompletedAt is { } done ? times.DateTime(done) : "",
            }),
            cancellationToken);
        files.List("Các buổi điểm danh", "hoc-sinh/buoi-diem-danh.csv", calls.Count);

        var pupils = await db.Pupils.Select(row => new { row.Id, row.Code, row.FullName }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var byId = calls.ToDictionary(call => call.Id);
        var changes = await db.RollCallChanges.AsNoTracking().OrderBy(row => row.At).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "hoc-sinh/lich-su-diem-danh.csv",
            ["Ngày", "Buổi", "Lớp", "Mã học sinh", "Họ tên", "Trước", "Sau", "Lúc", "Người sửa"],
            changes.Where(change => byId.ContainsKey(change.RollCallId)).Select(change => new[]
            {
                times.Date(byId[change.RollCallId].Date), Word(byId[change.RollCallId].Session), classes.GetValueOrDefault(byId[change.RollCallId].ClassId),
                pupils.GetValueOrDefault(change.PupilId)?.Code, pupils.GetValueOrDefault(change.PupilId)?.FullName, Word(change.Before), Word(change.After), times.DateTime(change.At), change.ByName,
            }),
            cancellationToken);
        files.List("Lịch sử điểm danh", "hoc-sinh/lich-su-diem-danh.csv", changes.Count);
    }

    internal static string Word(DaySession session) => session == DaySession.Morning ? "Sáng" : "Chiều";

    private static string Word(Presence presence) => presence switch { Presence.Excused => "P", Presence.Unexcused => "K", _ => "Có mặt" };
}
