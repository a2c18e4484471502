using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>Reads lists of pupils.</summary>
internal static class PupilQueries
{
    public static IQueryable<Pupil> Matching(this StudentRecordsDbContext db, PupilFilter filter, Guid year)
    {
        var pupils = db.Pupils.AsNoTracking();
        if (!filter.AnyState)
        {
            var state = filter.State ?? PupilState.Studying;
            pupils = pupils.Where(pupil => pupil.State == state);
        }

        if (VietnameseText.Fold(VietnameseText.Normalize(filter.Text ?? "")) is { Length: > 0 } text)
        {
            // Word by word, so that «an binh» finds Nguyễn Văn Bình An.
            foreach (var word in text.Split(' ').Take(6))
            {
                var some = word;
                pupils = pupils.Where(pupil => pupil.SearchKey.Contains(some) || pupil.PersonalNumber == some);
            }
        }

        var here = db.Enrolments.Where(row => row.SchoolYearId == year && row.To == null);
        if (filter.ClassId is { } one) pupils = pupils.Where(pupil => here.Any(row => row.PupilId == pupil.Id && row.ClassId == one));
        else if (filter.Grade is { } grade) pupils = pupils.Where(pupil => here.Any(row => row.PupilId == pupil.Id && db.Classes.Any(of => of.Id == row.ClassId && of.Grade == grade)));
        else if (filter.NoClass) pupils = pupils.Where(pupil => !here.Any(row => row.PupilId == pupil.Id));
        return pupils;
    }

    public static IQueryable<PupilListItem> AsItems(this IQueryable<Pupil> pupils, StudentRecordsDbContext db, Guid year) =>
        from pupil in pupils.OrderBy(pupil => pupil.SortKey).ThenBy(pupil => pupil.BirthDate).ThenBy(pupil => pupil.Code)
        let row = db.Enrolments.Where(row => row.PupilId == pupil.Id && row.SchoolYearId == year).OrderByDescending(row => row.To == null).ThenByDescending(row => row.From).FirstOrDefault()
        select new PupilListItem(
            pupil.Id, pupil.Code, pupil.FullName, pupil.BirthDate, pupil.Sex, pupil.MinistryCode, pupil.PersonalNumber, pupil.State,
            row == null ? null : row.ClassId, row == null ? null : db.Classes.Where(of => of.Id == row.ClassId).Select(of => of.Name).FirstOrDefault());
}
