using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Text;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

internal sealed record UnitProfileInput(string? Address, string? Email, string? Phone, string? TaxCode, Guid Stamp);

/// <summary>The current unit's own data: its contacts. Name and address are its office's.</summary>
internal sealed class UnitProfileAppService(
    TenantManagementDbContext db, UnitChanges changes, IPermissionChecker permissions, ICurrentTenant tenant, IUnitOfWork unitOfWork) : ITransientDependency
{
    public async Task<Unit> GetAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Manage, cancellationToken);
        return await db.Units.AsNoTracking().SingleAsync(unit => unit.Id == tenant.GetId(), cancellationToken);
    }

    public async Task SaveAsync(UnitProfileInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Manage, cancellationToken);
        CheckFields(input);
        var unit = await db.Units.SingleAsync(found => found.Id == tenant.GetId(), cancellationToken);
        if (unit.ConcurrencyStamp != input.Stamp) throw new AbpDbConcurrencyException("The unit's data were changed meanwhile.");
        unit.SetContacts(input.Address, input.TaxCode, input.Email, input.Phone);
        await db.SaveChangesAsync(cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(unit.Id));
    }

    // All wrong fields at once, not one after the other.
    private static void CheckFields(UnitProfileInput input)
    {
        var errors = new List<ValidationError>();
        Check(input.TaxCode, text => TaxCode.Parse(text).Code, "TaxCode", TenantManagementErrorCodes.TaxCodeInvalid);
        Check(input.Email, EmailAddress.Normalize, "Email", TenantManagementErrorCodes.EmailInvalid);
        Check(input.Phone, text => PhoneNumber.Normalize(text).Digits, "Phone", TenantManagementErrorCodes.PhoneInvalid);
        if (errors.Count > 0) throw new AbpValidationException(errors);

        void Check(string? text, Func<string, string?> parse, string field, string code)
        {
            if (!string.IsNullOrWhiteSpace(text) && parse(text.Trim()) is null) errors.Add(new ValidationError(field, code));
        }
    }
}
