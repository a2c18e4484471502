using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Imports;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.Office;

internal sealed class OfficeApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        MapSetup(endpoints.MapApi("student-records", "School year"));
        MapPupils(endpoints.MapApi("student-records", "Pupils"));
        MapImports(endpoints.MapApi("student-records", "Lists of pupils"));
    }

    private static void MapSetup(RouteGroupBuilder api)
    {
        api.MapGet("/years", (YearAppService years, CancellationToken stop) => years.GetListAsync(stop)).WithSummary("All school years, the latest first");
        api.MapGet("/years/proposal", (YearAppService years, CancellationToken stop) => years.ProposeAsync(stop)).WithSummary("Usual dates of the next year, to be corrected");
        api.MapGet("/years/{id:guid}", (Guid id, YearAppService years, CancellationToken stop) => years.GetAsync(id, stop)).WithSummary("A year's dates and days off");
        api.MapPost("/years", async (YearInput input, YearAppService years, CancellationToken stop) => new ApiId(await years.CreateAsync(input, stop))).WithSummary("Makes a year with its subjects");
        api.MapPut("/years/{id:guid}", (Guid id, YearInput input, YearAppService years, CancellationToken stop) => years.ChangeAsync(id, input, stop)).WithSummary("Changes dates and days off");
        api.MapPost("/years/{id:guid}/current", (Guid id, YearAppService years, CancellationToken stop) => years.MakeCurrentAsync(id, stop)).WithSummary("Makes it the current year");
        api.MapDelete("/years/{id:guid}", (Guid id, YearAppService years, CancellationToken stop) => years.DeleteAsync(id, stop)).WithSummary("Deletes a year without classes");

        api.MapGet("/subjects/{grade:int}", (int grade, Guid? year, SubjectAppService subjects, CancellationToken stop) => subjects.GetListAsync(year, grade, stop)).WithSummary("The subjects of a grade");
        api.MapPut("/subjects/{grade:int}", (int grade, Guid? year, List<GradeSubjectInput> input, SubjectAppService subjects, CancellationToken stop) => subjects.ChangeAsync(year, grade, input, stop))
            .WithSummary("Changes kinds, periods and columns");
        api.MapPost("/subjects/{grade:int}", (int grade, Guid? year, NewSubject input, SubjectAppService subjects, CancellationToken stop) => subjects.AddAsync(year, grade, input, stop)).WithSummary("Adds a subject to a grade");
        api.MapPost("/subjects/{grade:int}/programme", async (int grade, Guid? year, SubjectAppService subjects, CancellationToken stop) => new ApiCount(await subjects.AddProgrammeAsync(year, grade, stop)))
            .WithSummary("Adds what the grade lacks of the programme");
        api.MapDelete("/subjects/{id:guid}", (Guid id, SubjectAppService subjects, CancellationToken stop) => subjects.RemoveAsync(id, stop)).WithSummary("Takes a subject from a grade");

        api.MapGet("/classes", (Guid? year, ClassAppService classes, CancellationToken stop) => classes.GetListAsync(year, stop)).WithSummary("The classes of a year");
        api.MapGet("/classes/{id:guid}", async (Guid id, ClassAppService classes, CancellationToken stop) => (await classes.GetAsync(id, stop)).Class).WithSummary("One class");
        api.MapPost("/classes", async (Guid? year, NewClasses input, ClassAppService classes, CancellationToken stop) => new ApiCount(await classes.AddAsync(year, input, stop))).WithSummary("Adds one or many: 7A1–7A5");
        api.MapPut("/classes/{id:guid}", (Guid id, ClassChange input, ClassAppService classes, CancellationToken stop) => classes.ChangeAsync(id, input, stop)).WithSummary("Renames it, names its home-room teacher");
        api.MapDelete("/classes/{id:guid}", (Guid id, ClassAppService classes, CancellationToken stop) => classes.DeleteAsync(id, stop)).WithSummary("Deletes a class that never had pupils");
        api.MapGet("/teachers", (ClassAppService classes, CancellationToken stop) => classes.GetTeachersAsync(stop)).WithSummary("Who may teach");

        api.MapGet("/assignments/{grade:int}", (int grade, Guid? year, AssignmentAppService assignments, CancellationToken stop) => assignments.GetAsync(year, grade, stop)).WithSummary("Who teaches what in a grade");
        api.MapPut("/assignments/{grade:int}", (int grade, Guid? year, AssignmentInput input, AssignmentAppService assignments, CancellationToken stop) => assignments.SaveAsync(year, grade, input, stop)).WithSummary("Assigns teachers");
        api.MapPost("/assignments/copy", async (Guid? year, AssignmentAppService assignments, CancellationToken stop) => new ApiCount(await assignments.CopyLastYearAsync(year, stop))).WithSummary("Fills what is empty as it was last year");
        api.MapGet("/assignments/loads", (Guid? year, AssignmentAppService assignments, CancellationToken stop) => assignments.GetLoadsAsync(year, stop)).WithSummary("What each teacher has");
    }

    private static void MapPupils(RouteGroupBuilder api)
    {
        api.MapGet("/pupils", (string? text, int? grade, Guid? classId, PupilState? state, bool? anyState, bool? noClass, Guid? yearId, [AsParameters] ApiPaging paging, PupilAppService pupils, CancellationToken stop) =>
                pupils.GetListAsync(new(text, grade, classId, state, anyState ?? false, noClass ?? false, yearId), paging, stop))
            .WithSummary("Pupils in the order of class lists");
        api.MapGet("/pupils/export", async (string? text, int? grade, Guid? classId, PupilState? state, bool? anyState, bool? noClass, Guid? yearId, PupilAppService pupils, CancellationToken stop) =>
            TypedResults.File(await pupils.ExportAsync(new(text, grade, classId, state, anyState ?? false, noClass ?? false, yearId), stop), SheetWriter.ContentType, "hoc-sinh.xlsx")).WithSummary("The same as a workbook");
        api.MapGet("/pupils/{id:guid}", (Guid id, PupilAppService pupils, CancellationToken stop) => pupils.GetAsync(id, stop)).WithSummary("A record with its history");
        api.MapGet("/pupils/duplicates", (PupilAppService pupils, CancellationToken stop) => pupils.GetDuplicatesAsync(stop)).WithSummary("Records that may be of one pupil");
        api.MapPost("/pupils/like", (PupilInput input, Guid? except, PupilAppService pupils, CancellationToken stop) => pupils.GetLikeAsync(input, except, stop)).WithSummary("Records like this one");
        api.MapPost("/pupils", async (NewPupil input, PupilAppService pupils, CancellationToken stop) => new ApiId(await pupils.AddAsync(input, stop))).WithSummary("Adds a pupil");
        api.MapPut("/pupils/{id:guid}", (Guid id, PupilInput input, Guid? stamp, PupilAppService pupils, CancellationToken stop) => pupils.ChangeAsync(id, input, stamp, stop)).WithSummary("Changes a record");
        api.MapGet("/classes/{id:guid}/pupils", (Guid id, PupilAppService pupils, CancellationToken stop) => pupils.GetClassAsync(id, stop)).WithSummary("The pupils of a class");

        api.MapPost("/pupils/{id:guid}/transfer", (Guid id, ClassTransfer input, EnrolmentAppService enrolments, CancellationToken stop) => enrolments.TransferAsync(id, input, stop)).WithSummary("Into another class");
        api.MapPost("/pupils/{id:guid}/leave", (Guid id, Departure input, EnrolmentAppService enrolments, CancellationToken stop) => enrolments.LeaveAsync(id, input, stop)).WithSummary("Leaves the school");
        api.MapPost("/pupils/{id:guid}/return", (Guid id, ClassTransfer input, EnrolmentAppService enrolments, CancellationToken stop) => enrolments.ReturnAsync(id, input, stop)).WithSummary("Comes back");
        api.MapGet("/pupils/{id:guid}/subjects", (Guid id, EnrolmentAppService enrolments, CancellationToken stop) => enrolments.GetSubjectsAsync(id, stop)).WithSummary("Subjects of the pupil's grade");
        api.MapPost("/pupils/{id:guid}/exemptions", (Guid id, ExemptionInput input, EnrolmentAppService enrolments, CancellationToken stop) => enrolments.ExemptAsync(id, input, stop)).WithSummary("Excuses from a subject");
        api.MapDelete("/exemptions/{id:guid}", (Guid id, EnrolmentAppService enrolments, CancellationToken stop) => enrolments.EndExemptionAsync(id, stop)).WithSummary("Takes that back");
        api.MapPost("/pupils/{id:guid}/merge/{other:guid}", async (Guid id, Guid other, MergeAppService merges, CancellationToken stop) => new ApiId(await merges.MergeAsync(id, other, stop)))
            .WithSummary("Makes one record of two; the answer is the deed that can be undone");

        api.MapGet("/roll-over", (Guid? from, RollOverAppService rollOvers, CancellationToken stop) => rollOvers.GetAsync(from, stop)).WithSummary("Who would go where in the next year");
        api.MapPost("/roll-over", async (Guid? from, RollOverInput input, RollOverAppService rollOvers, CancellationToken stop) => new ApiId(await rollOvers.RunAsync(from, input, stop))).WithSummary("Carries it out");
        api.MapGet("/deeds", (DeedAppService deeds, CancellationToken stop) => deeds.GetListAsync(stop)).WithSummary("Imports, roll-overs and merges, the latest first");
        api.MapPost("/deeds/{id:guid}/undo", (Guid id, DeedAppService deeds, CancellationToken stop) => deeds.UndoAsync(id, stop)).WithSummary("Takes one back");
    }

    private static void MapImports(RouteGroupBuilder api)
    {
        api.MapGet("/imports", (ImportAppService imports, CancellationToken stop) => imports.GetListAsync(stop)).WithSummary("Workbooks of pupils");
        api.MapGet("/imports/template", async (ImportAppService imports, CancellationToken stop) => TypedResults.File(await imports.GetTemplateAsync(stop), SheetWriter.ContentType, "danh-sach-hoc-sinh.xlsx"))
            .WithSummary("The list to fill in");
        api.MapPost("/imports", async (IFormFile file, ImportAppService imports, CancellationToken stop) =>
        {
            await using var content = file.OpenReadStream();
            return new ApiId(await imports.UploadAsync(file.FileName, content, stop));
        }).WithSummary("Uploads a workbook");
        api.MapGet("/imports/{id:guid}", (Guid id, ImportAppService imports, CancellationToken stop) => imports.GetAsync(id, stop)).WithSummary("What would happen to each row");
        api.MapPut("/imports/{id:guid}/columns", (Guid id, ImportMapping input, ImportAppService imports, CancellationToken stop) => imports.MapAsync(id, input, stop)).WithSummary("Which column is what");
        api.MapPost("/imports/{id:guid}/confirm", (Guid id, ImportDecision input, ImportAppService imports, CancellationToken stop) => imports.ConfirmAsync(id, input, stop)).WithSummary("Imports all rows, or none");
        api.MapDelete("/imports/{id:guid}", (Guid id, ImportAppService imports, CancellationToken stop) => imports.DeleteAsync(id, stop)).WithSummary("Throws the workbook away");
    }
}
