using EduAbp.Workflows.Contracts;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>The history of the newest run as people tell it, then what is still to come.</summary>
internal static class EditorialSteps
{
    public static IReadOnlyList<EditorialStep> Of(Article article, IReadOnlyList<ProcessHistoryDto> history, string? waitsFor)
    {
        var begin = history.ToList().FindLastIndex(entry => entry.Kind == ProcessHistoryKind.Started);
        List<EditorialStep> steps = [new("Website:Step:Written", StepState.Done, article.CreationTime, article.AuthorName)];
        if (begin >= 0) steps.AddRange(history.Skip(begin).Select(Told).OfType<EditorialStep>());
        steps.AddRange(ToCome(article, waitsFor));
        return steps;
    }

    private static EditorialStep? Told(ProcessHistoryDto entry) => (entry.Kind, entry.Outcome, entry.NodeId) switch
    {
        (ProcessHistoryKind.Started, _, _) => Step("Website:Step:Submitted", StepState.Done, entry),
        (ProcessHistoryKind.MessageReceived, "submitted", _) => Step("Website:Step:SubmittedAgain", StepState.Done, entry),
        (ProcessHistoryKind.MessageReceived, "withdrawn", _) => Step("Website:Step:Withdrawn", StepState.Back, entry),
        (ProcessHistoryKind.MessageReceived, "returned", _) => Step("Website:Step:Returned", StepState.Back, entry),
        (ProcessHistoryKind.MessageReceived, "recalled", _) => Step("Website:Step:Recalled", StepState.Back, entry),
        (ProcessHistoryKind.TaskCompleted, EditorialProcess.Return, _) => Step("Website:Step:Returned", StepState.Back, entry),
        (ProcessHistoryKind.TaskCompleted, EditorialProcess.Approve, _) => Step("Website:Step:Approved", StepState.Done, entry),
        // Sent back at its hour, by nobody's decision: somebody in its pictures does not agree any more.
        (ProcessHistoryKind.Passed, _, "returnUnagreed") => Step("Website:Step:Returned", StepState.Back, entry),
        (ProcessHistoryKind.Passed, _, "publishArticle") => Step("Website:Step:Published", StepState.Done, entry),
        _ => null,
    };

    private static EditorialStep Step(string name, StepState state, ProcessHistoryDto entry) => new(name, state, entry.Time, entry.UserName);

    private static IEnumerable<EditorialStep> ToCome(Article article, string? waitsFor) => article.State switch
    {
        ArticleState.Submitted => [new("Website:Step:Review", StepState.Current, Person: waitsFor), new("Website:Step:Publish", StepState.ToDo)],
        ArticleState.Returned => [new("Website:Step:Revise", StepState.Current, Person: article.AuthorName), new("Website:Step:Review", StepState.ToDo), new("Website:Step:Publish", StepState.ToDo)],
        ArticleState.Approved => [new("Website:Step:Publish", StepState.Current)],
        ArticleState.Scheduled => [new("Website:Step:Scheduled", StepState.Current, article.PublishAt)],
        ArticleState.Draft => [new("Website:Step:Write", StepState.Current, Person: article.AuthorName), new("Website:Step:Review", StepState.ToDo), new("Website:Step:Publish", StepState.ToDo)],
        ArticleState.Unpublished => [new("Website:Step:Unpublished", StepState.Back)],
        ArticleState.TakenDown => [new("Website:Step:TakenDown", StepState.Back)],
        _ => [],
    };
}
