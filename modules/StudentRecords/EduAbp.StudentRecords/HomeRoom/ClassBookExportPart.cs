using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.HomeRoom;

/// <summary>Roll-calls, conduct, results, corrections and how results are computed as tables.</summary>
internal sealed class ClassBookExportPart(StudentRecordsDbContext db, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 60;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.Select(row => new { row.Id, row.Code, row.FullName }).ToDictionaryAsync(row => row.Id, row => (row.Code, row.FullName), cancellationToken);
        var classes = await db.Classes.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var years = await db.SchoolYears.Select(row => new { row.Id, row.Begin }).ToDictionaryAsync(row => row.Id, row => $"{row.Begin}-{row.Begin + 1}", cancellationToken);
        var subjects = await db.Subjects.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        (string Code, string FullName) Pupil(Guid id) => pupils.GetValueOrDefault(id, ("", ""));

        var calls = await db.RollCalls.AsNoTracking().Include(row => row.Absences).OrderBy(row => row.Date).ToListAsync(cancellationToken);
        await WriteAsync("diem-danh.csv", "Điểm danh", ["Ngày", "Buổi", "Lớp", "Mã học sinh", "Họ tên", "Vắng", "Ghi chú", "Người ghi"], [.. calls.SelectMany(call => call.Absences.Select(absence => new[]
        {
            times.Date(call.Date), RollCallExportPart.Word(call.Session), classes.GetValueOrDefault(call.ClassId), Pupil(absence.PupilId).Code, Pupil(absence.PupilId).FullName, absence.IsExcused ? "P" : "K", absence.Note, call.ByName,
        }))]);
        var conduct = await db.ConductEntries.AsNoTracking().ToListAsync(cancellationToken);
        await WriteAsync("ren-luyen.csv", "Rèn luyện, nhận xét của chủ nhiệm", ["Năm học", "Kì", "Mã học sinh", "Họ tên", "Mức", "Nhận xét"],
            [.. conduct.Select(row => new[] { years.GetValueOrDefault(row.SchoolYearId), texts[$"StudentRecords:Period:{row.Period}"].Value, Pupil(row.PupilId).Code, Pupil(row.PupilId).FullName, row.Level, row.Remark })]);
        var elsewhere = await db.TermsElsewhere.AsNoTracking().OrderBy(row => row.At).ToListAsync(cancellationToken);
        await WriteAsync("vang-truong-cu.csv", "Buổi vắng ở trường cũ", ["Năm học", "Học kì", "Mã học sinh", "Họ tên", "Có phép", "Không phép", "Nguồn", "Người ghi", "Lúc"],
        [
            .. elsewhere.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), row.Term.ToString(System.Globalization.CultureInfo.InvariantCulture), Pupil(row.PupilId).Code, Pupil(row.PupilId).FullName,
                row.Excused.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Unexcused.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Source, row.ByName, times.DateTime(row.At),
            }),
        ]);
        var results = await db.PupilResults.AsNoTracking().ToListAsync(cancellationToken);
        await WriteAsync("ket-qua.csv", "Kết quả học kì, cả năm", ["Năm học", "Kì", "Lớp", "Mã học sinh", "Họ tên", "Quy định", "ĐTB", "Học tập", "Rèn luyện", "Danh hiệu", "Đề nghị", "Có phép", "Không phép", "Chi tiết"],
        [
            .. results.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), texts[$"StudentRecords:Period:{row.Period}"].Value, classes.GetValueOrDefault(row.ClassId), Pupil(row.PupilId).Code, Pupil(row.PupilId).FullName, row.RuleSet,
                row.Average?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), row.Learning, row.Conduct, row.Title, row.Decision,
                row.AbsencesExcused.ToString(System.Globalization.CultureInfo.InvariantCulture), row.AbsencesUnexcused.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Details,
            }),
        ]);
        var corrections = await db.MarkCorrections.AsNoTracking().OrderBy(row => row.AskedAt).ToListAsync(cancellationToken);
        await WriteAsync("phieu-sua-diem.csv", "Phiếu sửa điểm", ["Năm học", "Số", "Lớp", "Môn", "Học kì", "Cột", "Mã học sinh", "Điểm cũ", "Điểm mới", "Lí do", "Người xin", "Người xác nhận", "Người quyết định", "Tình trạng", "Vì sao từ chối"],
        [
            .. corrections.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), classes.GetValueOrDefault(row.ClassId), subjects.GetValueOrDefault(row.SubjectId),
                row.Term.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Column, Pupil(row.PupilId).Code, row.OldValue, row.NewValue, row.Reason, row.AskedByName, row.VerifiedByName, row.DecidedByName, texts[$"StudentRecords:Correction:State:{row.State}"].Value, row.Refusal,
            }),
        ]);

        var versions = await db.GradingVersions.AsNoTracking().OrderBy(row => row.At).ToListAsync(cancellationToken);
        await WriteAsync("cach-tinh-ket-qua.csv", "Cách tính kết quả", ["Năm học", "Số", "Lúc", "Người quyết định", "Căn cứ", "Nội dung"],
        [
            .. versions.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), times.DateTime(row.At), row.ByName, row.Reason, row.Values,
            }),
        ]);

        async Task WriteAsync(string path, string title, string[] headings, IReadOnlyList<string?[]> rows)
        {
            await files.WriteTableAsync($"hoc-sinh/{path}", headings, rows, cancellationToken);
            files.List(title, $"hoc-sinh/{path}", rows.Count);
        }
    }
}
