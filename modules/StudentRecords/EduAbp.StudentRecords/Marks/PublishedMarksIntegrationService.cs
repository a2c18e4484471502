using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

internal sealed class PublishedMarksIntegrationService(StudentRecordsDbContext db, TimeProvider clock) : IPublishedMarksIntegrationService, ITransientDependency
{
    public async Task<IReadOnlyList<PublishedMarkDto>> GetListAsync(IReadOnlyCollection<Guid> pupilIds, CancellationToken cancellationToken = default)
    {
        var today = Timing.VietnamTime.VietnamToday(clock);
        // The class in which the pupil is, or was last: its columns are the ones that were published.
        var rows = await (
            from year in db.SchoolYears
            where year.IsCurrent
            join enrolment in db.Enrolments on year.Id equals enrolment.SchoolYearId
            where pupilIds.Contains(enrolment.PupilId) && enrolment.From <= today && (enrolment.To == null || enrolment.To >= today)
            join state in db.MarkColumnStates on enrolment.ClassId equals state.ClassId
            where state.PublishedAt != null
            join line in db.MarkLines on new { SchoolYearId = year.Id, state.SubjectId, state.Term, enrolment.PupilId } equals new { line.SchoolYearId, line.SubjectId, line.Term, line.PupilId }
            join room in db.Classes on enrolment.ClassId equals room.Id
            join entry in db.GradeSubjects on new { SchoolYearId = year.Id, room.Grade, state.SubjectId } equals new { entry.SchoolYearId, entry.Grade, entry.SubjectId }
            join subject in db.Subjects on state.SubjectId equals subject.Id
            select new
            {
                enrolment.PupilId, state.SubjectId, subject.Name, state.Term, state.Column, PublishedAt = state.PublishedAt!.Value, line.Cells, room.Grade, year.Begin,
                entry.Kind, subject.Code, entry.PeriodsPerYear, entry.RegularColumns1, entry.RegularColumns2,
            }).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. from row in rows
               let column = SubjectBook.Of(row.Grade, row.Begin, row.Term, row.Kind, row.Code, row.PeriodsPerYear, row.Term == 1 ? row.RegularColumns1 : row.RegularColumns2).Find(row.Column)
               where column is not null
               let text = SubjectBook.Text(column, MarkCells.Parse(row.Cells)[row.Column].Value)
               where text.Length > 0
               select new PublishedMarkDto(row.PupilId, row.SubjectId, row.Name, row.Term, row.Column, text, row.PublishedAt),
        ];
    }
}
