using EduAbp.Website.Appearance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.Website.Data;

internal sealed class LookVersionConfiguration : IEntityTypeConfiguration<LookVersion>
{
    public void Configure(EntityTypeBuilder<LookVersion> version)
    {
        version.ToTable("LookVersions");
        version.Ignore(row => row.Look);
        version.Ignore(row => row.Position);
        version.Property(row => row.CreatorName).HasMaxLength(200);
        version.HasIndex(row => new { row.TenantId, row.Number }).IsUnique();
    }
}
