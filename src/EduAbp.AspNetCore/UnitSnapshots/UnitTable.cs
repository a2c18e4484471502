using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EduAbp.AspNetCore.UnitSnapshots;

/// <summary>A table that holds rows of units.</summary>
/// <param name="Key">The column that says whose a row is.</param>
internal sealed record UnitTable(string Name, string Key, IReadOnlyList<string> Columns);

/// <summary>All tables of all modules that hold rows of units, each after those that it refers to.</summary>
internal sealed class UnitTables(ITenantScopeFactory scopes, IEnumerable<DbContextDescriptor> contexts) : ISingletonDependency
{
    private const string TenantColumn = "TenantId";

    // The log is never rewritten, and what waits in the queue belongs to today.
    private static readonly HashSet<string> Kept = ["AbpAuditLogs", "AbpOutbox", "AbpInbox", "UnitExports"];

    // What is public of a unit, and which modules it has, stands in tables of the host.
    private static readonly Dictionary<string, string> OfTheHost = new() { ["SearchDocuments"] = "UnitId", ["AbpUnitModules"] = "UnitId" };

    public async Task<IReadOnlyList<UnitTable>> ReadAsync()
    {
        await using var scope = scopes.Create(null);
        var found = new Dictionary<string, (UnitTable Table, HashSet<string> After)>();
        var others = new List<(string Name, string Principal)>();
        foreach (var descriptor in contexts)
        {
            var model = ((DbContext)scope.Services.GetService(descriptor.ContextType)!).Model.GetRelationalModel();
            foreach (var table in model.Tables)
            {
                var key = OfTheHost.GetValueOrDefault(table.Name) ?? (table.FindColumn(TenantColumn) is null ? null : TenantColumn);
                var principals = table.ForeignKeyConstraints.Select(reference => reference.PrincipalTable.Name).Where(name => name != table.Name).ToHashSet();
                if (key is null) others.AddRange(principals.Select(principal => (table.Name, principal)));
                else if (!Kept.Contains(table.Name)) found[table.Name] = (new UnitTable(table.Name, key, [.. table.Columns.Where(IsWritten).Select(column => column.Name)]), principals);
            }
        }

        // Rows without a unit that hang on a unit's rows would go with them and not come back.
        if (others.Find(other => found.ContainsKey(other.Principal)) is { Name: { } orphan })
            throw new InvalidOperationException($"{orphan} refers to rows of a unit and has no {TenantColumn}.");
        return Ordered(found);
    }

    // The database counts these itself.
    private static bool IsWritten(IColumn column) =>
        column.ComputedColumnSql is null
        && !column.PropertyMappings.Any(mapping => mapping.Property is { ValueGenerated: ValueGenerated.OnAdd, ClrType: { } type } && type == typeof(long) && mapping.Property.IsPrimaryKey());

    private static List<UnitTable> Ordered(Dictionary<string, (UnitTable Table, HashSet<string> After)> found)
    {
        var ordered = new List<UnitTable>();
        var placed = new HashSet<string>();
        while (placed.Count < found.Count)
        {
            var next = found.Values.Where(one => !placed.Contains(one.Table.Name) && one.After.All(name => placed.Contains(name) || !found.ContainsKey(name)))
                .Select(one => one.Table).OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
            if (next.Count == 0) throw new InvalidOperationException("Tables refer to each other in a circle.");
            ordered.AddRange(next);
            placed.UnionWith(next.Select(table => table.Name));
        }

        return ordered;
    }
}
