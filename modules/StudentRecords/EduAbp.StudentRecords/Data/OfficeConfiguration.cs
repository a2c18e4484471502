using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.StudentRecords.Data;

internal sealed class OfficeConfiguration : IEntityTypeConfiguration<Deed>, IEntityTypeConfiguration<PupilImport>
{
    public void Configure(EntityTypeBuilder<Deed> deed)
    {
        deed.ToTable("Deeds");
        deed.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        deed.Property(row => row.Title).HasMaxLength(300);
        deed.Property(row => row.ByName).HasMaxLength(120);
        deed.HasIndex(row => new { row.TenantId, row.At });
    }

    public void Configure(EntityTypeBuilder<PupilImport> import)
    {
        import.ToTable("PupilImports");
        import.Property(row => row.FileName).HasMaxLength(200);
        import.Property(row => row.Sheet).HasMaxLength(100);
        import.HasIndex(row => new { row.TenantId, row.UploadedAt });
    }
}
