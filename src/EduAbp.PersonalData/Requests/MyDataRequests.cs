using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Requests;

/// <summary>What the signed-in person asks this unit for about the own data. Being that person is the only permission it takes.</summary>
internal sealed class MyDataRequests(PersonalDataDbContext db, DataRequestDesk desk, IPersonLookup people, IBlobStore blobs, ICurrentUser user, IAuditLog audit, TimeProvider clock) : ITransientDependency
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<MyDataRequest>> GetListAsync(CancellationToken cancellationToken)
    {
        var (me, now) = (Me, clock.GetUtcNow());
        var rows = await db.Requests.AsNoTracking().Where(row => row.PersonId == me && row.Origin == DataRequestOrigin.Account).OrderByDescending(row => row.ReceivedAt).Take(Shown).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new MyDataRequest(
                row.Id, DataRequestDesk.CodeOf(row.Id), row.Kind, row.State, row.ReceivedAt, row.AnswerBy, row.Text, row.Answer, row.Work is not null, row.HasCopy(now), row.CopyExpiresAt)),
        ];
    }

    /// <summary>A copy is made at once; what changes data is done by the unit's people, within the deadline.</summary>
    public async Task<Guid> AskAsync(DataRequestKind? kind, string? text, CancellationToken cancellationToken)
    {
        var me = await people.FindAsync(Me, cancellationToken) ?? throw new EntityNotFoundException(typeof(PersonDto), Me);
        if (kind is { } wanted && await desk.HasOpenAsync(me.Id, wanted, cancellationToken))
            throw new BusinessException(PersonalDataErrorCodes.AskedAlready).ForField("Kind");
        var request = await desk.OpenAsync(
            DataRequestOrigin.Account, new DataRequestInput { Kind = kind, SubjectName = me.FullName, RequesterName = me.FullName, Email = me.Email, Text = text }, me.Id, cancellationToken);
        if (request.Kind == DataRequestKind.Copy)
        {
            request.Begin(DataRequestWork.Copy, null, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            await desk.WorkAsync(request, DataRequestWork.Copy, cancellationToken);
        }
        else
        {
            await desk.TellHandlersAsync(request, "PersonalData.RequestReceived", cancellationToken);
        }

        await audit.WriteAsync("PersonalData.RequestReceived", new { request.Kind, request.Origin }, request.Id, cancellationToken);
        return request.Id;
    }

    /// <summary>The archive; null once its time is over. Each fetching is written down.</summary>
    public async Task<Stream?> OpenCopyAsync(Guid id, CancellationToken cancellationToken)
    {
        var (me, now) = (Me, clock.GetUtcNow());
        var request = await db.Requests.Where(row => row.PersonId == me && row.Origin == DataRequestOrigin.Account).GetAsync(id, cancellationToken);
        if (!request.HasCopy(now) || await blobs.OpenReadAsync(DataRequestBlobs.ContainerName, request.BlobName, cancellationToken) is not { } content)
            return null;
        var step = request.Fetched(null, now);
        db.Add(step);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("PersonalData.CopyFetched", new { request.Origin }, id, cancellationToken);
        return content;
    }

    private Guid Me => user.Id ?? throw new AbpAuthorizationException("PersonalData.Mine");
}

/// <summary>The form on the unit's site. Whoever fills it in is nobody yet: nothing is answered but that it arrived.</summary>
internal sealed class PublicDataRequests(DataRequestDesk desk, IAuditLog audit) : ITransientDependency
{
    /// <returns>The code to ask about it.</returns>
    public async Task<string> SendAsync(DataRequestInput input, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(DataRequestOrigin.PublicForm, input, null, cancellationToken);
        await desk.TellHandlersAsync(request, "PersonalData.RequestReceived", cancellationToken);
        await audit.WriteAsync("PersonalData.RequestReceived", new { request.Kind, request.Origin }, request.Id, cancellationToken);
        return DataRequestDesk.CodeOf(request.Id);
    }
}
