using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Tests.Kit;
using EduAbp.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.StudentRecords.Marks;

/// <summary>A school with one class of twelve pupils in mathematics, its teachers, and a school beside it.</summary>
internal sealed class SchoolWithMarks : IAsyncDisposable
{
    public static readonly Guid School = Guid.Parse("01900000-0000-7000-8000-00000000000a");
    public static readonly Guid OtherSchool = Guid.Parse("01900000-0000-7000-8000-00000000000b");
    public static readonly Guid Teacher = Guid.Parse("01900000-0000-7000-8000-0000000000a1");
    public static readonly Guid SecondTeacher = Guid.Parse("01900000-0000-7000-8000-0000000000a2");
    public static readonly Guid HomeRoom = Guid.Parse("01900000-0000-7000-8000-0000000000a3");
    public static readonly Guid OfAnotherClass = Guid.Parse("01900000-0000-7000-8000-0000000000a4");
    public static readonly Guid Principal = Guid.Parse("01900000-0000-7000-8000-0000000000a5");
    public static readonly Guid Parent = Guid.Parse("01900000-0000-7000-8000-0000000000a6");

    private SchoolWithMarks(TestApp app) => App = app;

    public TestApp App { get; }

    public BookKey Book { get; private set; }

    public BookKey PrimaryBook { get; private set; }

    public IReadOnlyList<Guid> Pupils { get; private set; } = [];

    public Guid FirstPrimaryPupil { get; private set; }

    public static async Task<SchoolWithMarks> OpenAsync(DatabaseKind kind)
    {
        var school = new SchoolWithMarks(await TestApp.StartAsync(kind, services => services.AddScoped<IPermissionChecker, RolesOfTheTest>().AddScoped<IPersonLookup, NamesOfTheTest>()));
        await school.App.InAsync(School, null, async scope =>
        {
            var db = scope.Get<StudentRecordsDbContext>();
            var year = new SchoolYear(School, 2026, new(2026, 9, 5), new(2027, 1, 18), new(2027, 5, 31));
            year.MakeCurrent(true);
            var maths = new Subject(School, "toan", "Toán", "Toán", 1);
            var row = new SchoolClass(School, year.Id, 7, "7A2");
            row.Change("7A2", HomeRoom, null);
            var other = new SchoolClass(School, year.Id, 7, "7A3");
            var small = new SchoolClass(School, year.Id, 4, "4A1");
            var pupils = Enumerable.Range(1, 12).Select(number => new Pupil(School, $"M{number:00}", $"Nguyễn Văn {(char)('A' + number)}n", new(2014, 1, 1), Sex.Male)).ToList();
            var little = new Pupil(School, "N01", "Trần Thị An", new(2017, 1, 1), Sex.Female);
            db.AddRange(year, maths, row, other, small, little);
            db.AddRange(pupils);
            db.AddRange(
                new GradeSubject(School, year.Id, 7, maths.Id, SubjectKind.Scored, 140), new GradeSubject(School, year.Id, 4, maths.Id, SubjectKind.LevelAndTest, 175),
                new TeachingAssignment(School, year.Id, row.Id, maths.Id, Teacher), new TeachingAssignment(School, year.Id, row.Id, maths.Id, SecondTeacher),
                new TeachingAssignment(School, year.Id, small.Id, maths.Id, Teacher), new TeachingAssignment(School, year.Id, other.Id, maths.Id, OfAnotherClass),
                new Enrolment(School, year.Id, small.Id, little.Id, new(2026, 9, 5), EntryKind.New));
            db.AddRange(pupils.Select(pupil => new Enrolment(School, year.Id, row.Id, pupil.Id, new(2026, 9, 5), EntryKind.New)));
            await db.SaveChangesAsync();
            school.Book = new BookKey(row.Id, maths.Id, 1);
            school.PrimaryBook = new BookKey(small.Id, maths.Id, 1);
            school.Pupils = pupils.ConvertAll(pupil => pupil.Id);
            school.FirstPrimaryPupil = little.Id;
        });
        return school;
    }

    public Task<T> AsAsync<T>(Guid person, Func<GradebookAppService, Task<T>> act, Guid? school = null) =>
        App.InAsync(school ?? School, person, scope => act(scope.Get<GradebookAppService>()));

    public Task<Gradebook> ReadAsync(Guid? person = null) => AsAsync(person ?? Teacher, books => books.GetAsync(Book.ClassId, Book.SubjectId, Book.Term, default));

    public Task<SaveMarksResult> SaveAsync(Guid person, Guid batch, params CellInput[] cells) =>
        AsAsync(person, books => books.SaveAsync(Book.ClassId, Book.SubjectId, Book.Term, new SaveMarksInput(batch, cells), default));

    public Task<SaveMarksResult> SaveAsync(Guid person, params CellInput[] cells) => SaveAsync(person, Guid.CreateVersion7(), cells);

    public Task<T> DbAsync<T>(Func<StudentRecordsDbContext, Task<T>> act) => App.InAsync(School, null, scope => act(scope.Get<StudentRecordsDbContext>()));

    public Task LockAsync(params string[] columns) => App.InAsync(School, Principal, scope =>
        scope.Get<MarkLockAppService>().LockAsync([.. columns.Select(column => new ColumnKey(Book.ClassId, Book.SubjectId, Book.Term, column))], default));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private sealed class RolesOfTheTest(ICurrentTenant tenant, ICurrentUser user, PermissionDefinitionManager definitions) : IPermissionChecker
    {
        public Task<bool> IsGrantedAsync(string permission, CancellationToken cancellationToken)
        {
            // At the other school everybody is everything: their own school's keys must open nothing of this one.
            string[] roles = tenant.Id == OtherSchool ? [StudentRecordsRoles.Teacher, StudentRecordsRoles.Principal]
                : user.Id == Principal ? [StudentRecordsRoles.Principal]
                : user.Id is null || user.Id == Parent ? []
                : [StudentRecordsRoles.Teacher];
            return Task.FromResult(definitions.Find(permission)!.DefaultRoles.Intersect(roles).Any());
        }
    }

    private sealed class NamesOfTheTest : IPersonLookup
    {
        public Task<PersonDto?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
            Task.FromResult<PersonDto?>(new PersonDto(id, id == Teacher ? "Cô Tuyết (mẫu)" : "Thầy Khải (mẫu)", null));

        public Task<PersonDto?> FindMemberAsync(string email, CancellationToken cancellationToken = default) => Task.FromResult<PersonDto?>(null);

        public async Task<IReadOnlyList<PersonDto>> GetListAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default)
        {
            var found = new List<PersonDto>();
            foreach (var id in ids)
                found.Add((await FindAsync(id, cancellationToken))!);
            return found;
        }

        public Task<IReadOnlyList<PersonDto>> GetHoldersAsync(Guid tenantId, string roleOrPermission, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<PersonDto>>([]);
    }
}
