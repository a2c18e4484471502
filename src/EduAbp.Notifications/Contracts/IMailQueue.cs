namespace EduAbp.Notifications.Contracts;

/// <summary>Queues letters in the transaction of the caller; they leave after the commit and are tried again when refused.</summary>
public interface IMailQueue
{
    /// <param name="to">One address.</param>
    /// <param name="template">Name of an embedded file <c>Mails/vi/{template}.html</c> of some module: a line <c>Subject: …</c>, then the letter.</param>
    /// <param name="data">Values for <c>{{Name}}</c>.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    /// <returns>The letter's id.</returns>
    Task<Guid> EnqueueAsync(
        string to, string template, IReadOnlyDictionary<string, string> data, string language = "vi", CancellationToken cancellationToken = default);
}
