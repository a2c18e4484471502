using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.Marks;

internal sealed record ColumnsInput(IReadOnlyList<string>? Columns = null);

internal sealed record PhraseInput(string? Text = null);

internal sealed record ColumnKeysInput(IReadOnlyList<ColumnKey>? Columns = null, DateOnly? DueOn = null);

internal sealed class GradebookApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Gradebook");
        api.MapGet("/gradebooks", (int? term, Guid? classId, Guid? subjectId, GradebookAppService books, CancellationToken stop) => books.GetListAsync(term, classId, subjectId, stop))
            .WithSummary("The books that one may open in a term; who reads all classes sees those of a class, a subject, or both");
        api.MapGet("/gradebooks/missing", (int? term, GradebookAppService books, CancellationToken stop) => books.GetMissingAsync(term, stop))
            .WithSummary("Cells of one's own books that should have a mark by now");
        api.MapGet("/gradebooks/siblings/{subjectId:guid}/{term:int}", (Guid subjectId, int term, GradebookAppService books, CancellationToken stop) => books.GetSiblingsAsync(subjectId, term, stop))
            .WithSummary("The classes to which one teaches a subject");
        var book = api.MapGroup("/gradebooks/{classId:guid}/{subjectId:guid}/{term:int}");
        book.MapGet("", (Guid classId, Guid subjectId, int term, GradebookAppService books, CancellationToken stop) => books.GetAsync(classId, subjectId, term, stop))
            .WithSummary("The marks of a class in a subject and term");
        book.MapPost("/cells", (Guid classId, Guid subjectId, int term, SaveMarksInput input, GradebookAppService books, CancellationToken stop) => books.SaveAsync(classId, subjectId, term, input, stop))
            .WithSummary("Enters marks; each cell is answered: saved, conflict, invalid, locked");
        book.MapGet("/history", (Guid classId, Guid subjectId, int term, Guid pupilId, string column, GradebookAppService books, CancellationToken stop) =>
                books.GetHistoryAsync(classId, subjectId, term, pupilId, column, stop))
            .WithSummary("Every change of one cell");
        book.MapPost("/columns/{column}/confirm", (Guid classId, Guid subjectId, int term, string column, GradebookAppService books, CancellationToken stop) =>
                books.ConfirmUnusualAsync(classId, subjectId, term, column, stop))
            .WithSummary("That a column is unlike the others is right");
        book.MapPost("/publish", (Guid classId, Guid subjectId, int term, ColumnsInput input, GradebookAppService books, CancellationToken stop) =>
                books.PublishAsync(classId, subjectId, term, input.Columns ?? [], stop))
            .WithSummary("Shows columns to families");
        book.MapPost("/withdraw", (Guid classId, Guid subjectId, int term, ColumnsInput input, GradebookAppService books, CancellationToken stop) =>
                books.WithdrawAsync(classId, subjectId, term, input.Columns ?? [], stop))
            .WithSummary("Takes columns back from families");
        api.MapGet("/mark-columns", (int? grade, int? term, Guid? subjectId, MarkLockAppService locks, CancellationToken stop) => locks.GetAsync(grade, term, subjectId, stop))
            .WithSummary("Last days, locks and publications of a grade's columns");
        api.MapPost("/mark-columns/lock", (ColumnKeysInput input, MarkLockAppService locks, CancellationToken stop) => locks.LockAsync(input.Columns ?? [], stop)).WithSummary("Locks columns; answers those that were open");
        api.MapPost("/mark-columns/unlock", (ColumnKeysInput input, MarkLockAppService locks, CancellationToken stop) => locks.UnlockAsync(input.Columns ?? [], stop)).WithSummary("Opens columns again");
        api.MapPost("/mark-columns/due", (ColumnKeysInput input, MarkLockAppService locks, CancellationToken stop) => locks.SetDueAsync(input.Columns ?? [], input.DueOn, stop))
            .WithSummary("Sets the last day of columns, or takes it away");
        api.MapGet("/comment-phrases/{subjectId:guid}", (Guid subjectId, CommentPhraseAppService phrases, CancellationToken stop) => phrases.GetListAsync(subjectId, stop))
            .WithSummary("One's own phrases for comments in a subject");
        api.MapPost("/comment-phrases/{subjectId:guid}", (Guid subjectId, PhraseInput input, CommentPhraseAppService phrases, CancellationToken stop) => phrases.AddAsync(subjectId, input.Text, stop))
            .WithSummary("Adds a phrase");
        api.MapDelete("/comment-phrases/{id:guid}", (Guid id, CommentPhraseAppService phrases, CancellationToken stop) => phrases.DeleteAsync(id, stop)).WithSummary("Drops a phrase");
    }
}
