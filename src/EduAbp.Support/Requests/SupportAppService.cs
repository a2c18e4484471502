using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Support.Contracts;
using EduAbp.Support.Data;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <param name="Received">What units below have asked; else what the own unit asks.</param>
internal sealed record SupportFilter(bool Received, SupportState? State = null, string? Search = null);

internal sealed record SupportListItem(Guid Id, string Title, SupportState State, string UnitName, string HolderName, string CreatorName, DateTimeOffset ChangedAt);

internal sealed record SupportDetails(
    SupportRequest Request, string UnitName, string HolderName, bool IsOurs, bool MayAnswer, string? NextOffice, IReadOnlyDictionary<Guid, string> UnitNames);

/// <summary>Requests for support: a unit asks the office above it, which answers or passes up. Only the asker and those who hold or held one see it.</summary>
internal sealed class SupportAppService(
    SupportDbContext db,
    SupportFiles files,
    IPermissionChecker permissions,
    ITenantDirectory units,
    ICurrentTenant tenant,
    ICurrentUser user,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    public const int PageSize = 25;

    private Guid? Above => units.Ancestors(tenant.GetId()) is [var office, ..] ? office.Id : null;

    private IQueryable<SupportRequest> Visible
    {
        get
        {
            var here = tenant.GetId();
            return db.Requests.Where(request => request.UnitId == here || request.Holders.Any(holder => holder.UnitId == here));
        }
    }

    public async Task<(IReadOnlyList<SupportListItem> Items, int Total)> GetPageAsync(SupportFilter filter, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        var here = tenant.GetId();
        var query = Visible.AsNoTracking().Where(request => filter.Received ? request.UnitId != here : request.UnitId == here);
        if (filter.State is { } state)
            query = query.Where(request => request.State == state);
        foreach (var word in VietnameseText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            query = query.Where(request => request.SearchKey.Contains(word));
        var total = await query.CountAsync(cancellationToken);
        var rows = await query.OrderByDescending(request => request.ChangedAt).ThenByDescending(request => request.Id)
            .Skip((Math.Max(1, number) - 1) * PageSize).Take(PageSize)
            .Select(request => new { request.Id, request.Title, request.State, request.UnitId, request.HolderId, request.CreatorName, request.ChangedAt })
            .ToListAsync(cancellationToken);
        return ([.. rows.Select(row => new SupportListItem(row.Id, row.Title, row.State, NameOf(row.UnitId), NameOf(row.HolderId), row.CreatorName, row.ChangedAt))], total);
    }

    /// <summary>Whether there is an office above that can be asked.</summary>
    public async Task<bool> MayAskAsync(CancellationToken cancellationToken) =>
        Above is not null && await permissions.IsGrantedAsync(SupportPermissions.Requests.Default, cancellationToken);

    public Task<bool> MayAnswerAsync(CancellationToken cancellationToken) => permissions.IsGrantedAsync(SupportPermissions.Requests.Answer, cancellationToken);

    public async Task<SupportDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        var request = await Visible.AsNoTracking().Include(row => row.Holders).Include(row => row.Messages).ThenInclude(message => message.Files).AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new EntityNotFoundException(typeof(SupportRequest), id);
        var mayAnswer = request.HolderId == tenant.Id && await MayAnswerAsync(cancellationToken);
        var names = request.Messages.Select(message => message.UnitId).Distinct().ToDictionary(unit => unit, NameOf);
        return new SupportDetails(
            request, NameOf(request.UnitId), NameOf(request.HolderId), request.UnitId == tenant.Id, mayAnswer, mayAnswer && Above is { } office ? NameOf(office) : null, names);
    }

    /// <summary>Hands a question up to the office above.</summary>
    public async Task<Guid> AskAsync(string? title, string? text, IReadOnlyList<Upload> uploads, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        var office = Above ?? throw new BusinessException(SupportErrorCodes.NobodyAbove);
        SupportRequest.Check(title, text, uploads.Count > 0);
        var request = new SupportRequest(Me(), tenant.Unit!.Name, office, title, clock.GetUtcNow());
        var message = request.Say(Me(), text, uploads.Count > 0, clock.GetUtcNow());
        await files.AddAsync(message, uploads, cancellationToken);
        db.Requests.Add(request);
        await SaveAsync("Support.Asked", request, new { request.Title, To = NameOf(office) }, cancellationToken);
        return request.Id;
    }

    public async Task SayAsync(Guid id, string? text, IReadOnlyList<Upload> uploads, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        var request = await FindAsync(id, cancellationToken);
        if (request.UnitId != tenant.Id)
            await CheckHolderAsync(request, cancellationToken);
        var message = request.Say(Me(), text, uploads.Count > 0, clock.GetUtcNow());
        await files.AddAsync(message, uploads, cancellationToken);
        db.Add(message);
        await SaveAsync(request.UnitId == tenant.Id ? "Support.Written" : "Support.Answered", request, new { request.Title, Unit = NameOf(request.UnitId) }, cancellationToken);
    }

    public async Task AcceptAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Answer, cancellationToken);
        var request = await FindAsync(id, cancellationToken);
        await CheckHolderAsync(request, cancellationToken);
        request.Accept(Me(), clock.GetUtcNow());
        Track(request);
        await SaveAsync("Support.Accepted", request, new { request.Title, Unit = NameOf(request.UnitId) }, cancellationToken);
    }

    /// <summary>Hands it up to the next office; this one goes on seeing it.</summary>
    public async Task PassUpAsync(Guid id, string? note, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Answer, cancellationToken);
        var request = await FindAsync(id, cancellationToken);
        await CheckHolderAsync(request, cancellationToken);
        var office = Above ?? throw new BusinessException(SupportErrorCodes.NobodyAbove);
        request.PassUp(Me(), office, note, clock.GetUtcNow());
        Track(request);
        await SaveAsync("Support.PassedUp", request, new { request.Title, Unit = NameOf(request.UnitId), To = NameOf(office) }, cancellationToken);
    }

    public async Task CloseAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        var request = await FindAsync(id, cancellationToken);
        if (request.UnitId != tenant.Id)
            await CheckHolderAsync(request, cancellationToken);
        request.Close(Me(), clock.GetUtcNow());
        Track(request);
        await SaveAsync("Support.Closed", request, new { request.Title, Unit = NameOf(request.UnitId) }, cancellationToken);
    }

    public async Task<(SupportFile File, Stream Content)?> OpenFileAsync(Guid id, Guid fileId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        var file = await Visible.AsNoTracking().Where(row => row.Id == id)
            .SelectMany(row => row.Messages).SelectMany(message => message.Files).SingleOrDefaultAsync(row => row.Id == fileId, cancellationToken);
        return file is not null && await files.OpenAsync(file, cancellationToken) is { } content ? (file, content) : null;
    }

    private async Task<SupportRequest> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await Visible.Include(request => request.Holders).Include(request => request.Messages).AsSplitQuery().SingleOrDefaultAsync(request => request.Id == id, cancellationToken)
        ?? throw new EntityNotFoundException(typeof(SupportRequest), id);

    // Who passed it up looks on.
    private async Task CheckHolderAsync(SupportRequest request, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Answer, cancellationToken);
        if (request.HolderId != tenant.Id)
            throw new AbpAuthorizationException(SupportPermissions.Requests.Answer);
    }

    // Keys are made here and not by the database: new parts of a loaded root have to be named as new.
    private void Track(SupportRequest request)
    {
        foreach (var part in request.Messages.Cast<object>().Concat(request.Holders).Where(part => db.Entry(part).State is EntityState.Detached or EntityState.Modified))
            db.Entry(part).State = EntityState.Added;
    }

    private async Task SaveAsync(string action, SupportRequest request, object data, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(action, data, request.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Actor Me() => new(tenant.GetId(), user.GetId(), user.FullName ?? user.UserName ?? "");

    private string NameOf(Guid unit) => units.Find(unit)?.Name ?? "";
}
