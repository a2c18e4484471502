using EduAbp.StudentRecords.Pupils;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.StudentRecords.Data;

internal sealed class PupilConfiguration : IEntityTypeConfiguration<Pupil>, IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Pupil> pupil)
    {
        pupil.ToTable("Pupils");
        pupil.Property(row => row.Code).HasMaxLength(40);
        pupil.Property(row => row.MinistryCode).HasMaxLength(10);
        pupil.Property(row => row.PersonalNumber).HasMaxLength(12);
        pupil.Property(row => row.FullName).HasMaxLength(120);
        pupil.Property(row => row.SortKey).HasMaxLength(300);
        pupil.Property(row => row.SearchKey).HasMaxLength(300);
        pupil.Property(row => row.BirthPlace).HasMaxLength(300);
        pupil.Property(row => row.Sex).HasConversion<string>().HasMaxLength(10);
        pupil.Property(row => row.Ethnicity).HasMaxLength(40);
        pupil.Property(row => row.Nationality).HasMaxLength(80);
        pupil.Property(row => row.Religion).HasMaxLength(80);
        pupil.Property(row => row.Residence).HasMaxLength(300);
        pupil.Property(row => row.PermanentAddress).HasMaxLength(300);
        pupil.Property(row => row.Phone).HasMaxLength(20);
        pupil.Property(row => row.Disability).HasMaxLength(200);
        pupil.Property(row => row.Policies).HasMaxLength(400);
        pupil.Property(row => row.Note).HasMaxLength(1000);
        pupil.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        pupil.HasIndex(row => new { row.TenantId, row.Code }).IsUnique();
        pupil.HasIndex(row => new { row.TenantId, row.SortKey });
        pupil.HasIndex(row => new { row.TenantId, row.PersonalNumber });
        pupil.HasIndex(row => new { row.TenantId, row.MinistryCode });
        pupil.HasMany(row => row.Guardians).WithOne().HasForeignKey(guardian => guardian.PupilId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Guardian> guardian)
    {
        guardian.ToTable("Guardians");
        guardian.Property(row => row.Relation).HasConversion<string>().HasMaxLength(20);
        guardian.Property(row => row.FullName).HasMaxLength(120);
        guardian.Property(row => row.Occupation).HasMaxLength(120);
        guardian.Property(row => row.Phone).HasMaxLength(20);
        guardian.Property(row => row.Email).HasMaxLength(254);
        guardian.HasIndex(row => new { row.TenantId, row.PupilId });
    }
}
