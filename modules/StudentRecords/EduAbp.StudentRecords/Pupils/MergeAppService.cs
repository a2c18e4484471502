using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Deeds;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>Two records of one pupil become one.</summary>
internal sealed class MergeAppService(StudentRecordsDbContext db, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock) : ITransientDependency
{
    private static readonly TimeSpan MayBeUndone = TimeSpan.FromDays(30);

    /// <summary>The kept record takes over what it lacks and where the other was; the other is hidden.</summary>
    /// <returns>The deed by which it can be undone.</returns>
    public async Task<Guid> MergeAsync(Guid keptId, Guid goneId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        if (keptId == goneId) throw new BusinessException(StudentRecordsErrorCodes.MergeSelf);
        var kept = await db.Pupils.Include(pupil => pupil.Guardians).GetAsync(keptId, cancellationToken);
        var gone = await db.Pupils.Include(pupil => pupil.Guardians).GetAsync(goneId, cancellationToken);
        // Marks carry a chain of hashes that names the pupil: they cannot change hands.
        if (await db.MarkLines.AnyAsync(line => line.PupilId == goneId, cancellationToken)
            || await db.ConductEntries.AnyAsync(row => row.PupilId == goneId, cancellationToken) || await db.Absences.AnyAsync(row => row.PupilId == goneId, cancellationToken)
            || await db.TermsElsewhere.AnyAsync(row => row.PupilId == goneId, cancellationToken))
            throw new BusinessException(StudentRecordsErrorCodes.MergeBothMarked).WithData("Name", gone.FullName).WithData("Code", gone.Code);

        var changes = new DeedChanges { Records = [new(keptId, kept.Details()), new(goneId, gone.Details())] };
        var open = await db.Enrolments.Where(row => row.PupilId == keptId).ToListAsync(cancellationToken);
        foreach (var row in await db.Enrolments.Where(row => row.PupilId == goneId).ToListAsync(cancellationToken))
        {
            // Both in a class of one year: the kept record's place stays.
            if (open.Exists(own => own.SchoolYearId == row.SchoolYearId && own.To is null) && row.To is null) continue;
            row.GiveTo(keptId);
            changes.MovedEnrolments.Add(row.Id);
        }

        PupilAppService.ChangeRecord(db, kept, Together(kept.Details(), gone.Details()));
        gone.MergeInto(keptId);
        // First what was done, then the deed: whatever is changed after it was changed by somebody else.
        await db.SaveChangesAsync(cancellationToken);
        var deed = new Deed(tenant.GetId(), DeedKind.Merge, $"{kept.FullName} ({gone.Code} → {kept.Code})", changes, clock.GetUtcNow(), user.GetId(), user.FullName ?? "", MayBeUndone);
        db.Add(deed);
        await db.SaveChangesAsync(cancellationToken);
        return deed.Id;
    }

    private static PupilDetails Together(PupilDetails kept, PupilDetails gone) => kept with
    {
        MinistryCode = kept.MinistryCode ?? gone.MinistryCode,
        PersonalNumber = kept.PersonalNumber ?? gone.PersonalNumber,
        BirthPlace = kept.BirthPlace ?? gone.BirthPlace,
        Ethnicity = kept.Ethnicity ?? gone.Ethnicity,
        Nationality = kept.Nationality ?? gone.Nationality,
        Religion = kept.Religion ?? gone.Religion,
        Residence = kept.Residence ?? gone.Residence,
        PermanentAddress = kept.PermanentAddress ?? gone.PermanentAddress,
        Phone = kept.Phone ?? gone.Phone,
        Disability = kept.Disability ?? gone.Disability,
        Policies = kept.Policies ?? gone.Policies,
        Note = kept.Note ?? gone.Note,
        Guardians = [.. kept.Guardians, .. gone.Guardians.Where(guardian => kept.Guardians.All(own => own.Relation != guardian.Relation)).Select(guardian => guardian with { Id = null })],
    };
}
