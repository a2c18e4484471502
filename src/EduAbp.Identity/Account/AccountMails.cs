using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.People;
using EduAbp.MultiTenancy;
using EduAbp.Users;

namespace EduAbp.Identity.Account;

/// <summary>Writes the letters about accounts; without anybody who sends mail, slips on paper remain.</summary>
internal sealed class AccountMails(IEnumerable<IAccountMailSender> senders, ITenantDirectory units, ICurrentUser user) : ITransientDependency
{
    public async Task SendAsync(
        Person person, string template, Guid? unitId, string? path = null, DateTimeOffset? expiresAt = null, CancellationToken cancellationToken = default)
    {
        var unit = (unitId is { } id ? units.Find(id) : null) ?? units.Root;
        var url = path is null || unit is null ? null : units.MainHostUrl(unit, path);
        var actor = user.Id == person.Id ? null : user.FullName;
        foreach (var sender in senders)
            await sender.SendAsync(new AccountMail(person.Email, person.FullName, template, unit?.Name, url, expiresAt, actor, person.Language), cancellationToken);
    }

    /// <summary>Tells somebody else, in the language of that reader, what happened to a person's account.</summary>
    public async Task SendAboutAsync(Person person, PersonDto reader, string template, Guid? unitId, CancellationToken cancellationToken)
    {
        var unit = (unitId is { } id ? units.Find(id) : null) ?? units.Root;
        foreach (var sender in senders)
            await sender.SendAsync(new AccountMail(reader.Email!, person.FullName, template, unit?.Name, Url: null, ExpiresAt: null, user.FullName, reader.Language), cancellationToken);
    }
}
