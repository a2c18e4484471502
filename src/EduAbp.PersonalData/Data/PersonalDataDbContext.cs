using EduAbp.EntityFrameworkCore;
using EduAbp.PersonalData.Consents;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Data;

internal abstract class PersonalDataDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<ConsentSubject> Subjects => Set<ConsentSubject>();

    public DbSet<Consent> Consents => Set<Consent>();

    protected override string TablePrefix => "PersonalData";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConsentSubject>(subject =>
        {
            subject.Property(row => row.FullName).HasMaxLength(ConsentSubject.MaxName);
            subject.Property(row => row.SortKey).HasMaxLength(400);
            subject.Property(row => row.SearchKey).HasMaxLength(200);
            subject.Property(row => row.Code).HasMaxLength(ConsentSubject.MaxCode);
            subject.Property(row => row.ClassName).HasMaxLength(ConsentSubject.MaxCode);
            subject.HasIndex(row => new { row.TenantId, row.SortKey });
            subject.HasIndex(row => new { row.TenantId, row.BirthDate });
            subject.HasIndex(row => new { row.TenantId, row.ReferenceId });
            subject.HasIndex(row => new { row.TenantId, row.Code }).HasFilter("\"Code\" IS NOT NULL").IsUnique();
        });
        modelBuilder.Entity<Consent>(consent =>
        {
            consent.Property(row => row.Purpose).HasMaxLength(60);
            consent.Property(row => row.GuardianName).HasMaxLength(ConsentSubject.MaxName);
            consent.Property(row => row.GuardianPhone).HasMaxLength(20);
            consent.Property(row => row.Relation).HasConversion<string>().HasMaxLength(20);
            consent.Property(row => row.Channel).HasConversion<string>().HasMaxLength(20);
            consent.Property(row => row.Proof).HasMaxLength(Consent.MaxProof);
            consent.Property(row => row.FileName).HasMaxLength(120);
            consent.Property(row => row.FileType).HasMaxLength(100);
            consent.Property(row => row.WithdrawalReason).HasMaxLength(Consent.MaxReason);
            consent.HasOne(row => row.Subject).WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
            consent.HasIndex(row => new { row.TenantId, row.Purpose });
        });
    }
}

internal sealed class SqlitePersonalDataDbContext(DbContextOptions<SqlitePersonalDataDbContext> options) : PersonalDataDbContext(options);

internal sealed class PostgresPersonalDataDbContext(DbContextOptions<PostgresPersonalDataDbContext> options) : PersonalDataDbContext(options);
