using EduAbp.Domain;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Modeling;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Uow;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EduAbp.EntityFrameworkCore;

/// <summary>
/// Base of every module's context. A module has an internal abstract context and two derived from it, named
/// <c>Sqlite…</c> and <c>Postgres…</c>, each with its migrations. Adds the filters by unit and by deletion, the guard
/// at save, audit rows, concurrency stamps, and the outbox: all in the transaction of the change.
/// </summary>
public abstract class AbpDbContext(DbContextOptions options) : DbContext(options), IAbpDbContext
{
    private UnitOfWork? _unitOfWork;
    private ICurrentTenant? _tenant;
    private ICurrentUser? _user;
    private TimeProvider? _clock;

    UnitOfWork? IAbpDbContext.UnitOfWork => _unitOfWork;

    /// <summary>What the filter <c>Tenant</c> compares with; the empty id where the host works, which owns no such rows.</summary>
    public Guid CurrentTenantId => _tenant?.Id ?? Guid.Empty;

    /// <summary>Prefix of the module's tables, e.g. <c>Website</c>.</summary>
    protected abstract string TablePrefix { get; }

    void IAbpDbContext.Lend(UnitOfWork unitOfWork, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock) =>
        (_unitOfWork, _tenant, _user, _clock) = (unitOfWork, tenant, user, clock);

    /// <summary>The module's entities; called before the kernel adds filters, prefixes and converters.</summary>
    protected abstract void ConfigureModel(ModelBuilder modelBuilder);

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ConfigureModel(modelBuilder);
        OutboxMessage.Configure(modelBuilder, owner: this is AbpKernelDbContext);
        AuditRecord.Configure(modelBuilder, owner: this is AbpKernelDbContext);
        ModelConventions.Apply(modelBuilder, this, TablePrefix);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_unitOfWork is null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        ChangeTracker.DetectChanges();
        if (!ChangeTracker.HasChanges())
            return 0;
        BeforeSave();
        await _unitOfWork.BeginAsync(cancellationToken);
        if (ChangeTracker.Entries<OutboxMessage>().Any(entry => entry.State == EntityState.Added))
            _unitOfWork.WakeDispatcherAfterCommit();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw new AbpDbConcurrencyException("Somebody else changed it meanwhile.", conflict);
        }
    }

    /// <summary>Begins the scope's transaction: call it before <c>ExecuteUpdate</c> and <c>ExecuteDelete</c>, which save by themselves.</summary>
    public Task BeginAsync(CancellationToken cancellationToken = default) =>
        _unitOfWork is null ? Task.CompletedTask : _unitOfWork.BeginAsync(cancellationToken);

    private void BeforeSave()
    {
        var now = _clock!.GetUtcNow();
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToArray())
        {
            TenantGuard.Check(entry, _tenant!);
            Stamp(entry, now);
            if (entry.Entity is AggregateRoot)
                Add(AuditRecord.OfChange(entry, _tenant!.Id, _user!, now));
            if (entry.Entity is IHasEvents source)
                Publish(source, entry.Entity, now);
        }
    }

    private void Stamp(EntityEntry entry, DateTimeOffset now)
    {
        if (entry is { State: EntityState.Deleted, Entity: ISoftDelete softDelete })
        {
            entry.State = EntityState.Modified;
            softDelete.IsDeleted = true;
        }

        if (entry is { State: EntityState.Added, Entity: ICreationAudited created })
        {
            if (created.CreationTime == default)
                created.CreationTime = now;
            created.CreatorId ??= _user!.Id;
        }

        if (entry is { State: EntityState.Modified, Entity: IModificationAudited modified })
            (modified.LastModificationTime, modified.LastModifierId) = (now, _user!.Id);
        if (entry is { State: EntityState.Modified, Entity: IHasConcurrencyStamp stamped })
            stamped.ConcurrencyStamp = Guid.CreateVersion7(now);
    }

    private void Publish(IHasEvents source, object entity, DateTimeOffset now)
    {
        foreach (var eto in source.Events)
            Add(OutboxMessage.OfEvent(eto, _tenant!.Id, (entity as Entity)?.Id.ToString(), now));
        source.ClearEvents();
    }
}
