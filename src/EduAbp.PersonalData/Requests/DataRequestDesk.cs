using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Requests;

/// <summary>What every way in has in common: the row, its deadlines, and who is told. No name is in a notice or in an address.</summary>
internal sealed class DataRequestDesk(
    PersonalDataDbContext db, DeadlineReader deadlines, INotificationSender notices, IMailQueue mails, IPersonLookup people, IBackgroundJobManager jobs, ICurrentTenant tenant, TimeTexts times, TimeProvider clock)
    : ITransientDependency
{
    public async Task<DataRequest> OpenAsync(DataRequestOrigin origin, DataRequestInput input, Guid? personId, CancellationToken cancellationToken)
    {
        var request = new DataRequest(origin, input, personId, await deadlines.ReadAsync(cancellationToken), clock.GetUtcNow());
        db.Requests.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return request;
    }

    public async Task TellHandlersAsync(DataRequest request, string template, CancellationToken cancellationToken)
    {
        var readers = request.AssigneeId is { } assignee
            ? [assignee]
            : (await people.GetHoldersAsync(tenant.GetId(), PersonalDataPermissions.Requests.Handle, cancellationToken)).Select(person => person.Id).ToList();
        await notices.SendAsync(
            new NotificationMessage(
                readers, template,
                new Dictionary<string, string>
                {
                    ["Kind"] = NoticeValue.Text($"PersonalData:Kind:{request.Kind}"), ["Code"] = CodeOf(request.Id), ["Acknowledge"] = NoticeValue.Time(request.AcknowledgeBy), ["Due"] = NoticeValue.Time(request.AnswerBy),
                },
                "/PersonalData/Requests/Details", new Dictionary<string, string?> { ["id"] = request.Id.ToString() }),
            cancellationToken);
    }

    /// <summary>Tells who asked: in the own list where there is an account, else by mail.</summary>
    /// <param name="text">Left out of a letter to somebody of whom nobody knows who it is.</param>
    public async Task TellRequesterAsync(DataRequest request, string template, string? text, CancellationToken cancellationToken)
    {
        if (request is { Origin: DataRequestOrigin.Account, PersonId: { } person })
        {
            await notices.SendAsync(
                new NotificationMessage(
                    [person], template,
                    new Dictionary<string, string>
                    {
                        ["Kind"] = NoticeValue.Text($"PersonalData:Kind:{request.Kind}"), ["Code"] = CodeOf(request.Id), ["Due"] = NoticeValue.Time(request.AnswerBy), ["Unit"] = tenant.Unit?.Name ?? "",
                    },
                    "/PersonalData/Mine"),
                cancellationToken);
        }
        else if (request.Email is { } address)
        {
            await mails.EnqueueAsync(
                address, template,
                new Dictionary<string, string>
                {
                    ["Code"] = CodeOf(request.Id), ["UnitName"] = tenant.Unit?.Name ?? "", ["Due"] = times.Date(request.AnswerBy), ["Text"] = request.VerifiedAt is null ? "" : text ?? "",
                },
                cancellationToken: cancellationToken);
        }
    }

    public Task WorkAsync(DataRequest request, DataRequestWork work, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(new ServeDataRequest(request.Id, work), cancellationToken: cancellationToken);

    public Task<DeadlineRules> RulesAsync(CancellationToken cancellationToken) => deadlines.ReadAsync(cancellationToken);

    public async Task<bool> HasOpenAsync(Guid person, DataRequestKind kind, CancellationToken cancellationToken) =>
        await db.Requests.AnyAsync(row => row.PersonId == person && row.Kind == kind && row.Origin == DataRequestOrigin.Account && (row.State == DataRequestState.New || row.State == DataRequestState.Acknowledged), cancellationToken);

    /// <summary>What people say on the telephone.</summary>
    public static string CodeOf(Guid id) => id.ToString("N")[^8..].ToUpperInvariant();
}

/// <summary>Work on a request that takes a while.</summary>
[EventName("PersonalData.ServeRequest")]
internal sealed record ServeDataRequest(Guid RequestId, DataRequestWork Work);
