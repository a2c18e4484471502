using EduAbp.DependencyInjection;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>What happens to an article, told to its process (<c>Editorial.bpmn</c>). The names in it are stored in running processes.</summary>
internal sealed class EditorialProcess(IProcessManager processes) : ITransientDependency
{
    public const string Key = "Website.Editorial";
    public const string ReviewStep = "review";

    public const string Approve = "approve";
    public const string Return = "return";

    public const string Authors = "authors";
    public const string SubmitterId = "submitterId";
    public const string PublishAt = "publishAt";
    public const string DeciderId = "deciderId";
    public const string DeciderName = "deciderName";
    public const string Comment = "comment";
    public const string PicturesRefused = "picturesRefused";

    private const string Submitted = "submitted";
    private const string Withdrawn = "withdrawn";
    private const string Returned = "returned";
    private const string Recalled = "recalled";

    /// <summary>Starts the review, or goes on with it where the text had been sent back.</summary>
    public async Task SubmittedAsync(Article article, Guid submitterId, CancellationToken cancellationToken)
    {
        var variables = Begin(article, submitterId);
        await processes.RenameAsync(Key, KeyOf(article.Id), article.Text.Title, cancellationToken);
        if (!await processes.SendMessageAsync(Key, KeyOf(article.Id), Submitted, variables, cancellationToken))
            await processes.StartAsync(Key, KeyOf(article.Id), article.Text.Title, variables, cancellationToken);
    }

    /// <summary>The timer is dropped and the review opens again; a process that began before it knew the message begins anew.</summary>
    public async Task RecalledAsync(Article article, CancellationToken cancellationToken)
    {
        var variables = Begin(article, article.SubmittedById ?? article.AuthorId);
        if (await processes.SendMessageAsync(Key, KeyOf(article.Id), Recalled, variables, cancellationToken)) return;
        await processes.CancelAsync(Key, KeyOf(article.Id), Recalled, cancellationToken);
        await processes.StartAsync(Key, KeyOf(article.Id), article.Text.Title, variables, cancellationToken);
    }

    public Task WithdrawnAsync(Guid articleId, CancellationToken cancellationToken) =>
        processes.SendMessageAsync(Key, KeyOf(articleId), Withdrawn, null, cancellationToken);

    public Task CancelAsync(Guid articleId, string reason, CancellationToken cancellationToken) =>
        processes.CancelAsync(Key, KeyOf(articleId), reason, cancellationToken);

    /// <summary>The open review of the article; null where none waits.</summary>
    public async Task<UserTaskDto?> FindReviewAsync(Guid articleId, CancellationToken cancellationToken) =>
        (await processes.GetOpenTasksAsync(KeyOf(articleId), cancellationToken))
            .FirstOrDefault(task => task.ProcessKey == Key && task.NodeId == ReviewStep);

    /// <summary>The head's word by the task; what follows is the process's business.</summary>
    public Task DecideAsync(Guid taskId, EditorialDecision decision, CancellationToken cancellationToken) =>
        processes.CompleteTaskAsync(taskId, decision.Outcome, decision.Variables, decision.Comment, cancellationToken);

    /// <summary>Sent back by somebody of the board who has no task for it, or after the approval.</summary>
    public Task<bool> ReturnedAsync(Guid articleId, EditorialDecision decision, CancellationToken cancellationToken) =>
        processes.SendMessageAsync(Key, KeyOf(articleId), Returned, decision.Variables, cancellationToken);

    public Task<IReadOnlyList<ProcessHistoryDto>> GetHistoryAsync(Guid articleId, CancellationToken cancellationToken) =>
        processes.GetHistoryAsync(KeyOf(articleId), cancellationToken);

    private static Dictionary<string, object?> Begin(Article article, Guid submitterId) => new()
    {
        [Authors] = new[] { article.AuthorId, article.LastEditorId, submitterId }.Distinct().ToArray(),
        [SubmitterId] = submitterId,
        [PublishAt] = null,
    };

    private static string KeyOf(Guid articleId) => articleId.ToString();
}
