using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.StudentRecords.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Results;

/// <summary>Who signed which results, marks of retests, and what was judged at the end of a year.</summary>
internal sealed class YearEndExportPart(StudentRecordsDbContext db, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 62;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var classes = await db.Classes.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var years = await db.SchoolYears.Select(row => new { row.Id, row.Begin }).ToDictionaryAsync(row => row.Id, row => SchoolYears.Name(row.Begin), cancellationToken);
        var subjects = await db.Subjects.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var pupils = await db.Pupils.Select(row => new { row.Id, row.Code, row.FullName }).ToDictionaryAsync(row => row.Id, cancellationToken);

        var signs = await db.ResultSignOffs.AsNoTracking().OrderBy(row => row.SchoolYearId).ThenBy(row => row.Period).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "hoc-sinh/ki-ket-qua.csv",
            ["Năm học", "Kì", "Lớp", "Người kí", "Kí lúc", "Người mở lại", "Mở lại lúc", "Lí do mở lại"],
            signs.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), texts[$"StudentRecords:Period:{row.Period}"].Value, classes.GetValueOrDefault(row.ClassId), row.SignedByName, Time(row.SignedAt), row.ReopenedByName, Time(row.ReopenedAt), row.ReopenReason,
            }),
            cancellationToken);
        files.List("Kí xác nhận kết quả", "hoc-sinh/ki-ket-qua.csv", signs.Count);

        var retests = await db.RetestMarks.AsNoTracking().ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "hoc-sinh/kiem-tra-lai.csv",
            ["Năm học", "Mã học sinh", "Họ tên", "Môn", "Điểm"],
            retests.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), pupils.GetValueOrDefault(row.PupilId)?.Code, pupils.GetValueOrDefault(row.PupilId)?.FullName, subjects.GetValueOrDefault(row.SubjectId), row.Number.ToString("0.##", CultureInfo.InvariantCulture),
            }),
            cancellationToken);
        files.List("Kiểm tra lại trong hè", "hoc-sinh/kiem-tra-lai.csv", retests.Count);

        var judgements = await db.YearJudgements.AsNoTracking().ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "hoc-sinh/xet-cuoi-nam.csv",
            ["Năm học", "Mã học sinh", "Họ tên", "Có thành tích vượt trội môn học", "Có tiến bộ vượt bậc", "Được lớp công nhận", "Hiệu trưởng cho lên lớp"],
            judgements.Select(row => new[]
            {
                years.GetValueOrDefault(row.SchoolYearId), pupils.GetValueOrDefault(row.PupilId)?.Code, pupils.GetValueOrDefault(row.PupilId)?.FullName, Word(row.ExcelsInSubject), Word(row.HasProgressed), Word(row.IsRecognisedByClass),
                row.PromotedByPrincipal is { } promoted ? Word(promoted) : "",
            }),
            cancellationToken);
        files.List("Xét cuối năm", "hoc-sinh/xet-cuoi-nam.csv", judgements.Count);
    }

    private static string Word(bool yes) => yes ? "Có" : "Không";

    private string Time(DateTimeOffset? moment) => moment is { } known ? times.DateTime(known) : "";
}
