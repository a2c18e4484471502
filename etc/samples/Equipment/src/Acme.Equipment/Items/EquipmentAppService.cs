using System.Globalization;
using Acme.Equipment.Data;
using Acme.Equipment.Definitions;
using Acme.Equipment.WriteOffs;
using EduAbp;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Settings;
using EduAbp.Users;
using EduAbp.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.Items;

internal sealed record EquipmentRow(Guid Id, string Name, Guid? BorrowerId, string? Borrower, DateTimeOffset? BorrowedAt, bool IsLate, bool IsProposed);

/// <summary>What people do with the things. Each method asks for the permission first; rows are those of the current unit.</summary>
internal sealed class EquipmentAppService(
    EquipmentDbContext db,
    IPermissionChecker permissions,
    IPersonLookup people,
    IBackgroundJobManager jobs,
    IProcessManager processes,
    EquipmentChanges changes,
    ISettingProvider settings,
    ISettingManager settingManager,
    IAuditLog audit,
    ICurrentUser user,
    TimeProvider clock) : ITransientDependency
{
    public async Task<IReadOnlyList<EquipmentRow>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        var rows = await db.Items.AsNoTracking().OrderBy(item => item.Name)
            .Select(item => new EquipmentRow(item.Id, item.Name, item.BorrowerId, null, item.BorrowedAt, item.IsLate, item.ProposerId != null))
            .ToListAsync(cancellationToken);
        // Personal data of another module: asked for in plugin.json, written to the unit's audit log by the host.
        var borrowers = rows.Select(row => row.BorrowerId).OfType<Guid>().Distinct().ToList();
        var names = borrowers.Count == 0 ? [] : (await people.GetListAsync(borrowers, cancellationToken)).ToDictionary(person => person.Id, person => person.FullName);
        return [.. rows.Select(row => row.BorrowerId is { } id ? row with { Borrower = names.GetValueOrDefault(id) } : row)];
    }

    public async Task<Guid> AddAsync(string? name, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Manage, cancellationToken);
        var item = new EquipmentItem(name);
        if (await db.Items.AnyAsync(other => other.Name == item.Name, cancellationToken))
            throw new BusinessException(EquipmentErrorCodes.NameTaken).WithData("Name", item.Name).ForField("Name");
        db.Items.Add(item);
        await changes.SaveAsync(cancellationToken);
        return item.Id;
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Manage, cancellationToken);
        db.Items.Remove(await db.Items.GetAsync(id, cancellationToken));
        await processes.CancelAsync(WriteOffAppService.Process, id.ToString(), "removed", cancellationToken);
        await changes.SaveAsync(cancellationToken);
    }

    public async Task BorrowAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        var item = await db.Items.GetAsync(id, cancellationToken);
        item.Borrow(user.GetId(), clock.GetUtcNow());
        var borrowedAt = item.BorrowedAt!.Value;
        await jobs.EnqueueAsync(new MarkLateArgs(id, borrowedAt), dueAt: borrowedAt.AddDays(await settings.GetIntAsync(EquipmentSettings.LoanDays, cancellationToken)), cancellationToken: cancellationToken);
        await changes.SaveAsync(cancellationToken);
    }

    public async Task ReturnAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        (await db.Items.GetAsync(id, cancellationToken)).Return(clock.GetUtcNow());
        await changes.SaveAsync(cancellationToken);
    }

    public async Task<int> GetLoanDaysAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        return await settings.GetIntAsync(EquipmentSettings.LoanDays, cancellationToken);
    }

    /// <summary>Holds for loans from now on.</summary>
    public async Task SetLoanDaysAsync(int? days, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Manage, cancellationToken);
        if (days is not (>= 0 and <= EquipmentSettings.LongestLoan))
            throw new BusinessException(EquipmentErrorCodes.LoanDaysWrong).ForField("LoanDays");
        await settingManager.SetForTenantAsync(EquipmentSettings.LoanDays, days.Value.ToString(CultureInfo.InvariantCulture), cancellationToken);
        await audit.WriteAsync("Equipment.LoanDaysChanged", new { days }, cancellationToken: cancellationToken);
    }
}
