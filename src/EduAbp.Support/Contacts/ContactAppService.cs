using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Support.Contracts;
using EduAbp.Support.Data;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Contacts;

internal sealed record ContactInput(string? FullName, string? Position, string? Phone, string? Email)
{
    public bool IsEmpty => new[] { FullName, Position, Phone, Email }.All(string.IsNullOrWhiteSpace);
}

/// <param name="Phone">Ready to show.</param>
internal sealed record ContactRow(ContactDuty Duty, string FullName, string? Position, string Phone, string? Email);

internal sealed record UnitContacts(UnitInfo Unit, ContactRow? Leader, ContactRow? It);

/// <summary>A unit keeps its contact persons, sees its office's; an office sees those of the units it manages.</summary>
internal sealed class ContactAppService(
    SupportDbContext db, IPermissionChecker permissions, ITenantDirectory units, ICurrentTenant tenant, IAuditLog audit) : ITransientDependency
{
    public async Task<UnitContacts> GetOwnAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Contacts.Manage, cancellationToken);
        return (await ReadAsync([tenant.Unit!], cancellationToken))[0];
    }

    /// <summary>Whom the unit turns to: those of the offices above, the nearest first.</summary>
    public async Task<IReadOnlyList<UnitContacts>> GetAboveAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Requests.Default, cancellationToken);
        return await ReadAsync([.. units.Ancestors(tenant.GetId())], cancellationToken);
    }

    public async Task SaveAsync(ContactInput leader, ContactInput it, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Contacts.Manage, cancellationToken);
        var unit = tenant.GetId();
        var rows = await db.Contacts.Where(row => row.UnitId == unit).ToListAsync(cancellationToken);
        var errors = new List<ValidationError>();
        foreach (var (duty, input) in new[] { (ContactDuty.Leader, leader), (ContactDuty.It, it) })
        {
            var row = rows.FirstOrDefault(one => one.Duty == duty);
            if (input.IsEmpty)
            {
                if (row is not null)
                    db.Contacts.Remove(row);
                continue;
            }

            if (row is null)
                db.Contacts.Add(row = new UnitContact(unit, duty));
            try
            {
                row.Set(input.FullName, input.Position, input.Phone, input.Email, duty.ToString());
            }
            catch (AbpValidationException invalid)
            {
                // Both persons' wrong fields at once.
                errors.AddRange(invalid.Errors);
            }
        }

        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        await audit.WriteAsync("Support.ContactsChanged", new { People = new[] { leader.FullName, it.FullName }.Where(name => !string.IsNullOrWhiteSpace(name)) }, unit, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The units that the office manages with their contact persons.</summary>
    /// <param name="onlyMissing">Those that lack one of the two.</param>
    public async Task<IReadOnlyList<UnitContacts>> GetBelowAsync(string? search, bool onlyMissing, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(SupportPermissions.Contacts.Units, cancellationToken);
        var words = VietnameseText.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var all = await ReadAsync(units.Children(tenant.GetId()), cancellationToken);
        return
        [
            .. all.Where(row => !onlyMissing || row.Leader is null || row.It is null)
                .Where(row => words.All(word => VietnameseText.Fold($"{row.Unit.Name} {row.Leader?.FullName} {row.It?.FullName}").Contains(word, StringComparison.Ordinal))),
        ];
    }

    /// <summary>The same, to be taken out: written down, since it holds people's numbers.</summary>
    public async Task<IReadOnlyList<UnitContacts>> ExportBelowAsync(string? search, bool onlyMissing, CancellationToken cancellationToken)
    {
        var rows = await GetBelowAsync(search, onlyMissing, cancellationToken);
        await audit.WriteAsync("Support.ContactsExported", new { Rows = rows.Count }, cancellationToken: cancellationToken);
        return rows;
    }

    private async Task<IReadOnlyList<UnitContacts>> ReadAsync(IReadOnlyList<UnitInfo> some, CancellationToken cancellationToken)
    {
        var rows = new List<UnitContact>();
        foreach (var ids in some.Select(unit => unit.Id).Chunk(500))
            rows.AddRange(await db.Contacts.AsNoTracking().Where(row => ids.Contains(row.UnitId)).ToListAsync(cancellationToken));
        var byUnit = rows.ToLookup(row => row.UnitId);
        return [.. some.Select(unit => new UnitContacts(unit, Of(unit, ContactDuty.Leader), Of(unit, ContactDuty.It)))];

        ContactRow? Of(UnitInfo unit, ContactDuty duty) => byUnit[unit.Id].FirstOrDefault(row => row.Duty == duty) is { } row
            ? new ContactRow(duty, row.FullName, row.Position, PhoneNumber.Format(row.Phone) ?? "", row.Email)
            : null;
    }
}
