using EduAbp.EntityFrameworkCore;
using EduAbp.Workflows.HandUps;
using EduAbp.Workflows.Processes;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Workflows.Data;

internal abstract class WorkflowsDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<ProcessDefinition> Definitions => Set<ProcessDefinition>();

    public DbSet<ProcessInstance> Processes => Set<ProcessInstance>();

    public DbSet<UserTaskItem> Tasks => Set<UserTaskItem>();

    public DbSet<ProcessTimer> Timers => Set<ProcessTimer>();

    public DbSet<ProcessHistoryEntry> History => Set<ProcessHistoryEntry>();

    public DbSet<HandedUpTask> HandedUpTasks => Set<HandedUpTask>();

    protected override string TablePrefix => "Workflows";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProcessDefinition>(entity =>
        {
            entity.ToTable("WorkflowsProcessDefinitions");
            entity.HasKey(definition => definition.Hash);
            entity.Property(definition => definition.Hash).HasMaxLength(64);
            entity.Property(definition => definition.Key).HasMaxLength(100);
        });
        modelBuilder.Entity<ProcessInstance>(entity =>
        {
            entity.ToTable("WorkflowsProcesses");
            entity.Property(process => process.ProcessKey).HasMaxLength(100);
            entity.Property(process => process.DefinitionHash).HasMaxLength(64);
            entity.Property(process => process.BusinessKey).HasMaxLength(100);
            entity.Property(process => process.Title).HasMaxLength(300);
            entity.Property(process => process.StartedBy).HasMaxLength(200);
            // one run at a time for a thing, also where two people start it at once
            entity.HasIndex(process => new { process.TenantId, process.BusinessKey, process.ProcessKey })
                .IsUnique().HasFilter("\"Status\" = 0");
        });
        modelBuilder.Entity<UserTaskItem>(entity =>
        {
            entity.ToTable("WorkflowsUserTasks");
            entity.Property(task => task.ProcessKey).HasMaxLength(100);
            entity.Property(task => task.BusinessKey).HasMaxLength(100);
            entity.Property(task => task.NodeId).HasMaxLength(100);
            entity.Property(task => task.Title).HasMaxLength(300);
            entity.Property(task => task.FormKey).HasMaxLength(200);
            entity.Property(task => task.StartedBy).HasMaxLength(200);
            entity.Property(task => task.Permission).HasMaxLength(200);
            entity.Property(task => task.Role).HasMaxLength(100);
            entity.Property(task => task.Outcomes).HasMaxLength(300);
            entity.Property(task => task.Outcome).HasMaxLength(100);
            entity.Property(task => task.CompletedByName).HasMaxLength(200);
            entity.Ignore(task => task.ExcludedPersonIds);
            entity.Ignore(task => task.OutcomeList);
            entity.HasIndex(task => new { task.TenantId, task.State, task.CreationTime });
            entity.HasIndex(task => new { task.TenantId, task.BusinessKey });
            entity.HasIndex(task => new { task.TenantId, task.CompletedById, task.ClosedAt });
            entity.HasIndex(task => new { task.ProcessId, task.TokenId }).IsUnique();
        });
        modelBuilder.Entity<ProcessTimer>(entity =>
        {
            entity.ToTable("WorkflowsTimers");
            entity.Property(timer => timer.EventId).HasMaxLength(100);
            entity.HasIndex(timer => new { timer.TenantId, timer.ProcessId });
        });
        modelBuilder.Entity<ProcessHistoryEntry>(entity =>
        {
            entity.ToTable("WorkflowsHistory");
            entity.Property(entry => entry.BusinessKey).HasMaxLength(100);
            entity.Property(entry => entry.NodeId).HasMaxLength(100);
            entity.Property(entry => entry.UserName).HasMaxLength(200);
            entity.Property(entry => entry.Outcome).HasMaxLength(100);
            entity.HasIndex(entry => new { entry.TenantId, entry.BusinessKey, entry.Time, entry.Order });
        });
        modelBuilder.Entity<HandedUpTask>(entity =>
        {
            entity.ToTable("WorkflowsHandedUpTasks");
            entity.Property(task => task.SourceUnitName).HasMaxLength(300);
            entity.Property(task => task.ProcessKey).HasMaxLength(100);
            entity.Property(task => task.BusinessKey).HasMaxLength(100);
            entity.Property(task => task.Title).HasMaxLength(300);
            entity.Property(task => task.FormKey).HasMaxLength(200);
            entity.Property(task => task.Permission).HasMaxLength(200);
            entity.Property(task => task.Role).HasMaxLength(100);
            entity.Property(task => task.NodeId).HasMaxLength(100);
            entity.Property(task => task.Outcome).HasMaxLength(100);
            entity.HasIndex(task => new { task.TenantId, task.State, task.CreationTime });
        });
    }
}

internal sealed class SqliteWorkflowsDbContext(DbContextOptions<SqliteWorkflowsDbContext> options) : WorkflowsDbContext(options);

internal sealed class PostgresWorkflowsDbContext(DbContextOptions<PostgresWorkflowsDbContext> options) : WorkflowsDbContext(options);
