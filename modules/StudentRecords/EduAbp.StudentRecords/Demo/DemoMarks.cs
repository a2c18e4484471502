using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Subjects;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Demo;

/// <summary>Marks of the first term in class 7A2: mathematics half way through the last column, with a few left out; the other subjects up to the middle.</summary>
internal sealed class DemoMarks(ITenantDirectory units, ITenantScopeFactory scopes, TimeProvider clock) : IDemoDataContributor, ITransientDependency
{
    // TX1 to TX4, GK, CK of each pupil in tenths.
    private static readonly string[] Mathematics =
    [
        "70 80 70 95 85 85", "85 80 80 100 80 95", "40 45 55 65 55 45", "65 70 60 75 75 60", "45 50 40 65 40 -",
        "90 90 95 100 95 88", "60 75 70 - 71 70", "50 65 60 80 60 65", "65 65 60 75 60 69", "50 55 65 65 60 -",
        "80 70 85 90 75 79", "60 65 65 75 - 70", "70 70 65 75 69 60", "60 60 55 85 75 65", "90 80 90 90 89 70",
        "90 90 90 95 96 80", "75 65 60 85 60 75", "60 50 50 75 60 59", "50 50 40 65 54 -", "65 65 65 90 70 -",
        "75 70 65 90 61 -", "55 65 60 70 55 -", "65 65 70 80 75 -", "80 70 70 - 76 -", "55 65 55 70 66 -",
        "70 70 80 90 70 -", "85 85 75 90 75 -", "70 65 60 80 60 -", "70 60 60 75 60 -", "75 85 80 85 80 -",
        "90 95 85 100 95 -", "35 40 40 60 40 -", "95 95 80 95 85 -", "95 95 80 100 91 -", "65 75 75 90 75 -",
        "80 70 75 85 65 -", "70 60 65 90 64 -", "70 75 70 85 70 -", "65 70 75 80 70 -", "65 75 85 90 65 -",
        "80 80 85 95 85 -", "70 65 65 80 70 -", "45 55 45 60 45 -", "60 65 60 75 71 -", "65 65 80 80 70 -",
    ];

    private static readonly string[] Columns = ["TX1", "TX2", "TX3", "TX4", MarkColumns.Midterm, MarkColumns.Final];

    private static readonly string[] Comments = ["Tiến bộ rõ ở phần số học.", "Cần cẩn thận hơn khi trình bày lời giải.", "Tích cực phát biểu, làm bài đầy đủ."];

    public int Order => 31;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (units.All.FirstOrDefault(unit => unit.Path == DemoSchools.WithRecords[0]) is not { } school)
            return;
        await using var scope = scopes.Create(school.Id);
        var db = scope.Get<StudentRecordsDbContext>();
        if (await db.MarkLines.AnyAsync(cancellationToken) || await db.Classes.FirstOrDefaultAsync(row => row.Name == "7A2", cancellationToken) is not { } room)
            return;
        var pupils = await (
            from enrolment in db.Enrolments
            where enrolment.ClassId == room.Id && enrolment.To == null
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            select new { pupil.Id, pupil.SortKey }).ToListAsync(cancellationToken);
        var inOrder = pupils.OrderBy(pupil => pupil.SortKey, StringComparer.Ordinal).Select(pupil => pupil.Id).ToList();
        var taught = await (
            from assignment in db.TeachingAssignments
            where assignment.ClassId == room.Id
            join subject in db.Subjects on assignment.SubjectId equals subject.Id
            join entry in db.GradeSubjects on new { room.SchoolYearId, room.Grade, assignment.SubjectId } equals new { entry.SchoolYearId, entry.Grade, entry.SubjectId }
            orderby subject.Order
            select new { assignment.TeacherId, Subject = subject, Entry = entry }).AsNoTracking().ToListAsync(cancellationToken);
        var names = (await scope.Get<IPersonLookup>().GetListAsync([.. taught.Select(one => one.TeacherId).Distinct()], cancellationToken)).ToDictionary(person => person.Id, person => person.FullName);
        var now = clock.GetUtcNow();
        foreach (var one in taught)
        {
            var author = new MarkAuthor(one.TeacherId, names.GetValueOrDefault(one.TeacherId, ""));
            var columns = SubjectBook.Of(room.Grade, 2026, 1, one.Entry.Kind, one.Subject.Code, one.Entry.PeriodsPerYear, one.Entry.RegularColumns1).Columns;
            var opened = new List<MarkLine>();
            for (var place = 0; place < inOrder.Count; place++)
            {
                var edits = one.Subject.Code == "toan" ? OfMathematics(place) : OfAnother(columns, one.Entry.Kind, one.Subject.Order, place);
                var line = new MarkLine(school.Id, room.SchoolYearId, one.Subject.Id, 1, inOrder[place]);
                if (line.Enter(edits, author, now) is not { } change)
                    continue;
                db.AddRange(line, change);
                opened.Add(line);
            }

            await scope.Get<MarkRegisters>().AddAsync(room.Id, opened, cancellationToken);

            foreach (var column in columns.Where(column => one.Subject.Code == "toan" || column.Code == MarkColumns.Final))
            {
                var state = new MarkColumnState(school.Id, room.Id, one.Subject.Id, 1, column.Code);
                state.SetDue(column.Code == MarkColumns.Final ? new DateOnly(2027, 1, 10) : column.Code == "TX4" ? new DateOnly(2026, 11, 15) : null);
                if (column.Code is not ("TX4" or MarkColumns.Final))
                    state.Lock(now, one.TeacherId);
                if (column.Code == "TX1")
                    state.Publish(now, one.TeacherId);
                db.Add(state);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private static List<MarkEdit> OfMathematics(int place)
    {
        var cells = Mathematics[place % Mathematics.Length].Split(' ');
        var edits = Columns.Zip(cells).Where(cell => cell.Second != "-").Select(cell => new MarkEdit(cell.First, int.Parse(cell.Second, System.Globalization.CultureInfo.InvariantCulture) / 10m)).ToList();
        if (place < Comments.Length)
            edits.Add(new MarkEdit(MarkColumns.Comment, null, Comments[place]));
        return edits;
    }

    private static List<MarkEdit> OfAnother(IReadOnlyList<BookColumn> columns, SubjectKind kind, int seed, int place) =>
    [
        .. columns.Where(column => column.Code != MarkColumns.Final).Select((column, number) => new MarkEdit(
            column.Code, kind == SubjectKind.Scored ? Math.Min(10m, 5m + (((place * 7) + (seed * 5) + (number * 3)) % 10 / 2m)) : (place + seed) % 23 == 0 ? 0 : 1)),
    ];
}
