using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Subjects;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

/// <summary>All marks with their comments, every change ever made to them, and which columns were locked and published.</summary>
internal sealed class MarksExportPart(StudentRecordsDbContext db, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 45;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var lines = await (
            from line in db.MarkLines
            join year in db.SchoolYears on line.SchoolYearId equals year.Id
            join pupil in db.Pupils on line.PupilId equals pupil.Id
            join subject in db.Subjects on line.SubjectId equals subject.Id
            orderby year.Begin, line.Term, subject.Order, pupil.SortKey
            select new { line.Id, line.SchoolYearId, line.SubjectId, year.Begin, line.Term, subject.Name, pupil.Code, pupil.FullName, line.Cells, line.Comment }).AsNoTracking().ToListAsync(cancellationToken);
        var kinds = (await db.GradeSubjects.AsNoTracking().Select(entry => new { entry.SchoolYearId, entry.SubjectId, entry.Kind }).Distinct().ToListAsync(cancellationToken))
            .ToLookup(entry => (entry.SchoolYearId, entry.SubjectId), entry => entry.Kind);
        var rows = lines.SelectMany(line => MarkCells.Parse(line.Cells).All.Where(cell => cell.Value.Value is not null)
            .Select(cell => new[] { Year(line.Begin), Number(line.Term), line.Name, line.Code, line.FullName, cell.Key, Word(kinds[(line.SchoolYearId, line.SubjectId)].FirstOrDefault(), cell.Key, cell.Value.Value!.Value) })
            .Concat(line.Comment is null ? [] : [new[] { Year(line.Begin), Number(line.Term), line.Name, line.Code, line.FullName, MarkColumns.Comment, line.Comment }])).ToList();
        await files.WriteTableAsync("so-diem.csv", ["Năm học", "Học kì", "Môn", "Mã học sinh", "Họ và tên", "Cột", "Điểm"], rows, cancellationToken);
        files.List("Sổ điểm", "so-diem.csv", rows.Count);

        var about = lines.ToDictionary(line => line.Id);
        var changes = await db.MarkChanges.AsNoTracking().OrderBy(change => change.LineId).ThenBy(change => change.Number).ToListAsync(cancellationToken);
        var history = changes.Where(change => about.ContainsKey(change.LineId)).SelectMany(change => MarkDifference.Read(change.Cells).Select(cell => new[]
        {
            about[change.LineId].Code, about[change.LineId].Name, Number(about[change.LineId].Term), cell.Column, Show(change, cell.Column, cell.Before), Show(change, cell.Column, cell.After), times.DateTime(change.At), change.ByName, change.Reason ?? "",
        })).ToList();
        await files.WriteTableAsync("lich-su-diem.csv", ["Mã học sinh", "Môn", "Học kì", "Cột", "Trước", "Sau", "Lúc", "Người nhập", "Lí do"], history, cancellationToken);
        files.List("Lịch sử điểm", "lich-su-diem.csv", history.Count);

        var classes = await db.Classes.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var subjects = await db.Subjects.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var columns = await db.MarkColumnStates.AsNoTracking().OrderBy(row => row.ClassId).ThenBy(row => row.SubjectId).ThenBy(row => row.Term).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "cot-diem.csv",
            ["Lớp", "Môn", "Học kì", "Cột", "Hạn nhập", "Khoá lúc", "Công bố lúc"],
            columns.Select(row => new[]
            {
                classes.GetValueOrDefault(row.ClassId), subjects.GetValueOrDefault(row.SubjectId), Number(row.Term), row.Column, row.DueOn is { } due ? times.Date(due) : "",
                row.LockedAt is { } locked ? times.DateTime(locked) : "", row.PublishedAt is { } published ? times.DateTime(published) : "",
            }),
            cancellationToken);
        files.List("Khoá và công bố cột điểm", "cot-diem.csv", columns.Count);

        var phrases = await db.CommentPhrases.AsNoTracking().OrderBy(row => row.SubjectId).ToListAsync(cancellationToken);
        await files.WriteTableAsync("mau-nhan-xet.csv", ["Môn", "Mẫu nhận xét"], phrases.Select(row => new[] { subjects.GetValueOrDefault(row.SubjectId), row.Text }), cancellationToken);
        files.List("Mẫu nhận xét", "mau-nhan-xet.csv", phrases.Count);

        string Show(MarkChange change, string column, string? value)
        {
            var line = about[change.LineId];
            return decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && column != MarkColumns.Comment
                ? Word(kinds[(line.SchoolYearId, line.SubjectId)].FirstOrDefault(), column, number)
                : value ?? "";
        }
    }

    // Letters are stored by their rank.
    private static string Word(SubjectKind kind, string column, decimal value) => kind switch
    {
        SubjectKind.Remark => value == 0 ? "CĐ" : "Đ",
        SubjectKind.Quality or SubjectKind.Competence => value == 0 ? "C" : value == 1 ? "Đ" : "T",
        SubjectKind.Level or SubjectKind.LevelAndTest when column is MarkColumns.Midterm or MarkColumns.Final => value == 0 ? "C" : value == 1 ? "H" : "T",
        _ => Number(value),
    };

    private static string Year(int begin) => $"{begin}-{begin + 1}";

    private static string Number(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
