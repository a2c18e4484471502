using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>What a unit directly under the department types on the public page.</summary>
internal sealed record SelfRegistrationInput(string? Name, string? Kind, string? Address, string? TaxCode, string? Email, string? Phone, string? ContactName);

/// <summary>A unit directly under the department asks to join; strangers may do so, the centre looks at each.</summary>
internal sealed class SelfRegistration(
    TenantManagementDbContext db, RegistrationJudge judge, ITenantDirectory directory, TimeProvider clock) : ITransientDependency
{
    /// <summary>Kinds that belong to the department itself.</summary>
    public static readonly IReadOnlyList<UnitKind> Kinds = [.. UnitKinds.All.Where(kind => kind.Code is "upper-secondary" or "multi-level" or "continuing-education" or "special")];

    public async Task RegisterAsync(SelfRegistrationInput input, CancellationToken cancellationToken)
    {
        var department = directory.Root ?? throw new EntityNotFoundException(typeof(UnitInfo), null);
        var chosen = Kinds.FirstOrDefault(known => known.Code == input.Kind);
        var kind = chosen ?? Kinds[0];
        var row = new RegistrationFormRow(1, kind.Levels, input.Name ?? "", input.Address ?? "", TaxCode.Parse(input.TaxCode).Code ?? input.TaxCode ?? "", input.Email ?? "", input.Phone ?? "");
        var batch = RegistrationBatch.OfOneUnit(department.Id, VietnameseText.Normalize(input.ContactName ?? ""), row, kind.Code, clock.GetUtcNow());
        var judged = (await judge.JudgeAsync(batch, cancellationToken))[0];
        var errors = judged.Problems
            .Where(problem => problem.Severity != RowSeverity.Fixed && problem.Field is not (RowField.Level or RowField.Slug))
            .Select(problem => new ValidationError(problem.Field.ToString(), $"TenantManagement:Row:{problem.Code}", new Dictionary<string, object?>
            {
                // A stranger learns that a name or code is taken, not what else stands in the record.
                ["Current"] = "…", ["Other"] = problem.Other, ["OtherRow"] = problem.OtherRow,
            }))
            .ToList();
        if (chosen is null) errors.Insert(0, new ValidationError("Kind", "TenantManagement:Join:Choose"));
        if (string.IsNullOrWhiteSpace(input.ContactName)) errors.Add(new ValidationError("ContactName", TenantManagementErrorCodes.ContactMissing));
        if (judged.ExistingUnitId is not null) errors = [new ValidationError("Name", TenantManagementErrorCodes.UnitIsThere)];
        if (errors.Count > 0) throw new AbpValidationException(errors);

        var key = judged.Values.TaxCode;
        if (await db.Batches.AnyAsync(other => other.ContactName != null && other.State == RegistrationState.Submitted && other.Rows.Any(same => same.TaxCode == key), cancellationToken))
            throw new BusinessException(TenantManagementErrorCodes.RegistrationWaits).ForField("TaxCode");
        db.Batches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
    }
}
