using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Exporting;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Requests;

/// <summary>The unit's people answer what was asked for: know who asks, do it in time, say what was done or why not.</summary>
internal sealed class DataRequestAppService(
    PersonalDataDbContext db,
    DataRequestDesk desk,
    IConsentIntegrationService consents,
    IPersonLookup people,
    IBlobStore blobs,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    ICurrentUser user,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<DataRequestListItem> Items, int Total)> GetPageAsync(DataRequestFilter filter, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        var now = clock.GetUtcNow();
        var query = db.Requests.AsNoTracking();
        foreach (var word in VietnameseText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            query = query.Where(row => row.SearchKey.Contains(word));
        if (filter.Kind is { } kind)
            query = query.Where(row => row.Kind == kind);
        if (filter.State is { } state)
            query = query.Where(row => row.State == state);
        if (filter.OnlyOverdue)
            query = query.Where(row => (row.State == DataRequestState.New || row.State == DataRequestState.Acknowledged) && (row.AnswerBy < now || (row.AcknowledgedAt == null && row.AcknowledgeBy < now)));
        var total = await query.CountAsync(cancellationToken);
        // Open ones first, by what is due next.
        var rows = await query.OrderBy(row => row.State == DataRequestState.New || row.State == DataRequestState.Acknowledged ? 0 : 1)
            .ThenBy(row => row.AnswerBy).ThenBy(row => row.Id).Skip((Math.Max(1, number) - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var names = await NamesAsync(rows.Select(row => row.AssigneeId), cancellationToken);
        return ([.. rows.Select(row => Item(row, names, now))], total);
    }

    public async Task<DataRequestDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        var (row, now) = (await db.Requests.AsNoTracking().Include(request => request.Steps).GetAsync(id, cancellationToken), clock.GetUtcNow());
        var names = await NamesAsync([row.AssigneeId, row.PersonId], cancellationToken);
        var subject = row.SubjectId is { } known ? (await consents.GetSubjectsAsync([known], cancellationToken)).SingleOrDefault() : null;
        return new DataRequestDetails(
            row.Id, DataRequestDesk.CodeOf(row.Id), Item(row, names, now), row.Relation, row.Email, row.Phone, row.SubjectBirthDate, row.Text, row.ThirdParty, row.ExtensionDays, row.VerifiedAt is not null, row.VerifiedHow,
            subject, row.PersonId is { } person ? names.GetValueOrDefault(person) : null, row.Answer, row.Work, row.HasCopy(now), row.CopyExpiresAt, row.Origin != DataRequestOrigin.Account,
            [.. row.Steps.OrderBy(step => step.At).ThenBy(step => step.Id).Select(step => new StepRow(step.What, step.Text, step.ByName, step.At))]);
    }

    /// <summary>Who may be put in charge of a request.</summary>
    public async Task<IReadOnlyList<HandlerDto>> GetHandlersAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        return [.. (await people.GetHoldersAsync(tenant.GetId(), PersonalDataPermissions.Requests.Handle, cancellationToken)).Select(person => new HandlerDto(person.Id, person.FullName))];
    }

    /// <summary>People of the register among whom the subject may be.</summary>
    public async Task<IReadOnlyList<ConsentSubjectDto>> GetCandidatesAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        var name = await db.Requests.Where(row => row.Id == id).Select(row => row.SubjectName).SingleOrDefaultAsync(cancellationToken) ?? throw new EntityNotFoundException(typeof(DataRequest), id);
        return await consents.SearchAsync(name, 20, cancellationToken);
    }

    /// <summary>Writes down what came on paper or in person.</summary>
    public async Task<Guid> RecordAsync(DataRequestInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        var request = await desk.OpenAsync(DataRequestOrigin.Desk, input, null, cancellationToken);
        await audit.WriteAsync("PersonalData.RequestReceived", new { request.Kind, request.Origin }, request.Id, cancellationToken);
        return request.Id;
    }

    public Task AcknowledgeAsync(Guid id, CancellationToken cancellationToken) => DoAsync(
        id,
        async (request, me, now) =>
        {
            request.Acknowledge(user.GetId(), me, now);
            await desk.TellRequesterAsync(request, "PersonalData.Acknowledged", null, cancellationToken);
        },
        "PersonalData.RequestAcknowledged",
        cancellationToken);

    public Task AssignAsync(Guid id, Guid person, CancellationToken cancellationToken) => DoAsync(
        id,
        async (request, me, now) =>
        {
            var handler = (await people.GetHoldersAsync(tenant.GetId(), PersonalDataPermissions.Requests.Handle, cancellationToken)).SingleOrDefault(one => one.Id == person)
                ?? throw new AbpValidationException("Person", PersonalDataErrorCodes.HandlerUnknown);
            request.Assign(handler.Id, handler.FullName, me, now);
            await desk.TellHandlersAsync(request, "PersonalData.RequestAssigned", cancellationToken);
        },
        "PersonalData.RequestAssigned",
        cancellationToken);

    /// <summary>Says how the requester was recognised, and whose data it is.</summary>
    /// <param name="accountEmail">Of a member of this unit; null where the subject has no account.</param>
    public Task VerifyAsync(Guid id, string? how, Guid? subjectId, string? accountEmail, CancellationToken cancellationToken) => DoAsync(
        id,
        async (request, me, now) =>
        {
            Guid? person = null;
            if (!string.IsNullOrWhiteSpace(accountEmail))
                person = (await people.FindMemberAsync(accountEmail, cancellationToken) ?? throw new AbpValidationException("AccountEmail", PersonalDataErrorCodes.AccountUnknown)).Id;
            if (subjectId is { } subject && (await consents.GetSubjectsAsync([subject], cancellationToken)).Count == 0)
                throw new EntityNotFoundException(typeof(ConsentSubjectDto), subject);
            request.Verify(how, subjectId, person, me, now);
        },
        "PersonalData.RequesterVerified",
        cancellationToken);

    public Task SetThirdPartyAsync(Guid id, bool thirdParty, CancellationToken cancellationToken) => DoAsync(
        id, async (request, me, now) => request.SetThirdParty(thirdParty, await desk.RulesAsync(cancellationToken), me, now), "PersonalData.RequestChanged", cancellationToken);

    public Task ExtendAsync(Guid id, int? days, string? reason, CancellationToken cancellationToken) => DoAsync(
        id,
        async (request, me, now) =>
        {
            request.Extend(days, reason, await desk.RulesAsync(cancellationToken), me, now);
            await desk.TellRequesterAsync(request, "PersonalData.Extended", reason, cancellationToken);
        },
        "PersonalData.RequestExtended",
        cancellationToken);

    public Task PrepareCopyAsync(Guid id, CancellationToken cancellationToken) => WorkAsync(id, DataRequestWork.Copy, _ => { }, "PersonalData.CopyBegun", cancellationToken);

    /// <summary>Mends what the person says is wrong, in every module that keeps it.</summary>
    public Task CorrectAsync(Guid id, PersonalDataCorrection correction, CancellationToken cancellationToken) =>
        WorkAsync(id, DataRequestWork.Correct, request => request.Correct(correction), "PersonalData.CorrectionBegun", cancellationToken);

    /// <summary>Erases what the law lets go.</summary>
    /// <param name="typedName">The subject's name, typed as confirmation: this cannot be undone.</param>
    public Task EraseAsync(Guid id, string? typedName, CancellationToken cancellationToken) => WorkAsync(
        id,
        DataRequestWork.Erase,
        request =>
        {
            if (VietnameseText.Normalize(typedName ?? "") != request.SubjectName)
                throw new BusinessException(PersonalDataErrorCodes.NameNotTyped);
        },
        "PersonalData.ErasureBegun",
        cancellationToken);

    public Task CloseAsync(Guid id, bool refused, string? answer, CancellationToken cancellationToken) => DoAsync(
        id,
        async (request, me, now) =>
        {
            request.Close(refused, answer, me, now);
            await desk.TellRequesterAsync(request, refused ? "PersonalData.Refused" : "PersonalData.Done", answer, cancellationToken);
        },
        refused ? "PersonalData.RequestRefused" : "PersonalData.RequestDone",
        cancellationToken);

    /// <summary>The archive that was made for somebody without an account; what a signed-in person asked for is only that person's.</summary>
    public async Task<(string Code, Stream Content)?> OpenCopyAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        var (request, now) = (await db.Requests.Where(row => row.Origin != DataRequestOrigin.Account).GetAsync(id, cancellationToken), clock.GetUtcNow());
        if (!request.HasCopy(now) || await blobs.OpenReadAsync(DataRequestBlobs.ContainerName, request.BlobName, cancellationToken) is not { } content)
            return null;
        db.Add(request.Fetched(MyName, now));
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("PersonalData.CopyFetched", new { request.Origin }, id, cancellationToken);
        return (DataRequestDesk.CodeOf(id), content);
    }

    private string MyName => user.FullName ?? user.UserName ?? "";

    private Task WorkAsync(Guid id, DataRequestWork work, Action<DataRequest> check, string action, CancellationToken cancellationToken) => DoAsync(
        id,
        async (request, me, now) =>
        {
            check(request);
            request.Begin(work, me, now);
            await desk.WorkAsync(request, work, cancellationToken);
        },
        action,
        cancellationToken);

    private async Task DoAsync(Guid id, Func<DataRequest, string, DateTimeOffset, Task> act, string action, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Requests.Handle, cancellationToken);
        var request = await db.Requests.Include(row => row.Steps).GetAsync(id, cancellationToken);
        await act(request, MyName, clock.GetUtcNow());
        // Keys are made here and not by the database: new parts of a loaded root have to be named as new.
        foreach (var step in request.Steps.Where(step => db.Entry(step).State is EntityState.Detached or EntityState.Modified))
            db.Entry(step).State = EntityState.Added;
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(action, new { request.Kind }, id, cancellationToken);
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> ids, CancellationToken cancellationToken) =>
        (await people.GetListAsync([.. ids.OfType<Guid>().Distinct()], cancellationToken)).ToDictionary(person => person.Id, person => person.FullName);

    private static DataRequestListItem Item(DataRequest row, Dictionary<Guid, string> names, DateTimeOffset now) => new(
        row.Id, row.Kind, row.State, row.Origin, row.SubjectName, row.RequesterName, row.ReceivedAt, row.AcknowledgeBy, row.AnswerBy, row.AcknowledgedAt is not null, row.IsOverdue(now),
        row.AssigneeId is { } assignee ? names.GetValueOrDefault(assignee) : null);
}
