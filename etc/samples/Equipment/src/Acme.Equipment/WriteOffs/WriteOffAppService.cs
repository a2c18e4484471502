using Acme.Equipment.Data;
using Acme.Equipment.Definitions;
using Acme.Equipment.Items;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Users;
using EduAbp.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.WriteOffs;

/// <param name="Proposer">Null while nobody has proposed it.</param>
/// <param name="MayDecide">Whether the decision waits for the current person.</param>
internal sealed record WriteOffDetails(string Name, string? Proposer, string? Reason, bool MayDecide);

/// <summary>A thing that is of no use any more: proposed here, decided by a task of the process, done by its activities.</summary>
internal sealed class WriteOffAppService(
    EquipmentDbContext db, IPermissionChecker permissions, IProcessManager processes, IPersonLookup people, ICurrentUser user) : ITransientDependency
{
    public const string Process = "Equipment.WriteOff";

    public async Task<WriteOffDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        var item = await db.Items.AsNoTracking().GetAsync(id, cancellationToken);
        if (item.ProposerId is not { } proposer)
            return new WriteOffDetails(item.Name, null, null, false);
        var person = await people.FindAsync(proposer, cancellationToken);
        return new WriteOffDetails(item.Name, person?.FullName ?? "", item.WriteOffReason, await FindTaskAsync(id, cancellationToken) is not null);
    }

    public async Task ProposeAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        var item = await db.Items.GetAsync(id, cancellationToken);
        item.ProposeWriteOff(user.GetId(), reason);
        await processes.StartAsync(Process, id.ToString(), item.Name, new Dictionary<string, object?> { ["proposerId"] = user.GetId() }, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Who may decide is the task's own rule, checked when it is completed.</summary>
    public async Task DecideAsync(Guid id, bool writeOff, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(EquipmentPermissions.Default, cancellationToken);
        var task = await FindTaskAsync(id, cancellationToken) ?? throw new AbpAuthorizationException(EquipmentPermissions.Manage);
        await processes.CompleteTaskAsync(task.Id, writeOff ? "approve" : "return", cancellationToken: cancellationToken);
    }

    private async Task<UserTaskDto?> FindTaskAsync(Guid id, CancellationToken cancellationToken) =>
        (await processes.GetOpenTasksAsync(id.ToString(), cancellationToken)).FirstOrDefault(task => task.ProcessKey == Process && task.IsMine);
}
