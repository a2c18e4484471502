using EduAbp.EntityFrameworkCore;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Incidents;
using EduAbp.PersonalData.Requests;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Data;

internal abstract class PersonalDataDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<ConsentSubject> Subjects => Set<ConsentSubject>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<DataRequest> Requests => Set<DataRequest>();

    public DbSet<Incident> Incidents => Set<Incident>();

    /// <summary>Rows of the host: what units hand up.</summary>
    public DbSet<IncidentReport> Reports => Set<IncidentReport>();

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
            consent.Property(row => row.Scan).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Blobs.ScanState.NotScanned);
            consent.Property(row => row.WithdrawalReason).HasMaxLength(Consent.MaxReason);
            consent.HasOne(row => row.Subject).WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
            consent.HasIndex(row => new { row.TenantId, row.Purpose });
        });
        modelBuilder.Entity<DataRequest>(request =>
        {
            request.Ignore(row => row.Correction);
            foreach (var name in new[] { nameof(DataRequest.Kind), nameof(DataRequest.Origin), nameof(DataRequest.State), nameof(DataRequest.Work) })
                request.Property(name).HasConversion<string>().HasMaxLength(20);
            foreach (var name in new[] { nameof(DataRequest.SubjectName), nameof(DataRequest.RequesterName), nameof(DataRequest.Relation), nameof(DataRequest.CorrectName) })
                request.Property(name).HasMaxLength(DataRequest.MaxName);
            request.Property(row => row.Email).HasMaxLength(254);
            request.Property(row => row.Phone).HasMaxLength(20);
            request.Property(row => row.CorrectPhone).HasMaxLength(20);
            request.Property(row => row.SearchKey).HasMaxLength(250);
            request.Property(row => row.Text).HasMaxLength(DataRequest.MaxText);
            request.Property(row => row.Answer).HasMaxLength(DataRequest.MaxText);
            request.Property(row => row.VerifiedHow).HasMaxLength(300);
            request.HasMany(row => row.Steps).WithOne().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Cascade);
            request.HasIndex(row => new { row.TenantId, row.State, row.AnswerBy });
            request.HasIndex(row => new { row.TenantId, row.PersonId });
        });
        modelBuilder.Entity<DataRequestStep>(step =>
        {
            step.ToTable("RequestSteps");
            step.Property(row => row.What).HasConversion<string>().HasMaxLength(20);
            step.Property(row => row.Text).HasMaxLength(4000);
            step.Property(row => row.ByName).HasMaxLength(100);
        });
        modelBuilder.Entity<Incident>(incident =>
        {
            incident.Property(row => row.Title).HasMaxLength(Incident.MaxTitle);
            foreach (var name in new[] { nameof(Incident.What), nameof(Incident.Whose), nameof(Incident.Measures) })
                incident.Property(name).HasMaxLength(Incident.MaxText);
            incident.Property(row => row.NotifiedHow).HasMaxLength(300);
            incident.Property(row => row.PeopleToldHow).HasMaxLength(300);
            incident.HasMany(row => row.Supplements).WithOne().HasForeignKey(row => row.IncidentId).OnDelete(DeleteBehavior.Cascade);
            incident.HasIndex(row => new { row.TenantId, row.DetectedAt });
        });
        modelBuilder.Entity<IncidentSupplement>(supplement =>
        {
            supplement.ToTable("IncidentSupplements");
            supplement.Property(row => row.Text).HasMaxLength(Incident.MaxText);
            supplement.Property(row => row.ByName).HasMaxLength(100);
        });
        modelBuilder.Entity<IncidentReport>(report =>
        {
            report.ToTable("IncidentReports");
            report.Property(row => row.Title).HasMaxLength(Incident.MaxTitle);
            report.Property(row => row.What).HasMaxLength(Incident.MaxText);
            report.Property(row => row.Measures).HasMaxLength(Incident.MaxText);
            report.HasIndex(row => row.IncidentId).IsUnique();
            report.HasIndex(row => row.DetectedAt);
        });
    }
}

internal sealed class SqlitePersonalDataDbContext(DbContextOptions<SqlitePersonalDataDbContext> options) : PersonalDataDbContext(options);

internal sealed class PostgresPersonalDataDbContext(DbContextOptions<PostgresPersonalDataDbContext> options) : PersonalDataDbContext(options);
