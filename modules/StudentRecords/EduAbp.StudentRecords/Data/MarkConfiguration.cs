using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.RollCalls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.StudentRecords.Data;

internal sealed class MarkConfiguration : IEntityTypeConfiguration<MarkLine>, IEntityTypeConfiguration<MarkChange>, IEntityTypeConfiguration<MarkColumnState>,
    IEntityTypeConfiguration<MarkBatch>, IEntityTypeConfiguration<CommentPhrase>, IEntityTypeConfiguration<MarkRegister>, IEntityTypeConfiguration<GradingVersion>
{
    public void Configure(EntityTypeBuilder<MarkRegister> register)
    {
        register.ToTable("MarkRegisters");
        register.HasIndex(row => new { row.TenantId, row.ClassId, row.Number }).IsUnique();
        register.HasIndex(row => new { row.TenantId, row.ClassId, row.SubjectId, row.Term }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<GradingVersion> version)
    {
        version.ToTable("GradingVersions");
        version.Property(row => row.Values).HasMaxLength(2000);
        version.Property(row => row.ByName).HasMaxLength(120);
        version.Property(row => row.Reason).HasMaxLength(500);
        version.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MarkLine> line)
    {
        line.ToTable("MarkLines");
        line.Property(row => row.Comment).HasMaxLength(1000);
        line.Property(row => row.ChainHead).HasMaxLength(64);
        line.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.SubjectId, row.Term, row.PupilId }).IsUnique();
        line.HasIndex(row => new { row.TenantId, row.PupilId, row.SchoolYearId });
    }

    public void Configure(EntityTypeBuilder<MarkChange> change)
    {
        change.ToTable("MarkChanges");
        change.Property(row => row.ByName).HasMaxLength(120);
        change.Property(row => row.Reason).HasMaxLength(500);
        change.Property(row => row.PreviousHash).HasMaxLength(64);
        change.Property(row => row.Hash).HasMaxLength(64);
        change.HasIndex(row => new { row.TenantId, row.LineId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MarkColumnState> column)
    {
        column.ToTable("MarkColumnStates");
        column.Property(row => row.Column).HasMaxLength(10);
        column.Ignore(row => row.IsLocked).Ignore(row => row.IsPublished);
        column.HasIndex(row => new { row.TenantId, row.ClassId, row.SubjectId, row.Term, row.Column }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MarkBatch> batch)
    {
        batch.ToTable("MarkBatches");
        batch.HasIndex(row => new { row.TenantId, row.PersonId, row.BatchId }).IsUnique();
        batch.HasIndex(row => new { row.TenantId, row.At });
    }

    public void Configure(EntityTypeBuilder<CommentPhrase> phrase)
    {
        phrase.ToTable("CommentPhrases");
        phrase.Property(row => row.Text).HasMaxLength(200);
        phrase.HasIndex(row => new { row.TenantId, row.PersonId, row.SubjectId, row.Text }).IsUnique();
    }
}

internal sealed class ClassBookConfiguration : IEntityTypeConfiguration<RollCall>, IEntityTypeConfiguration<Absence>, IEntityTypeConfiguration<ConductEntry>,
    IEntityTypeConfiguration<TermElsewhere>
{
    public void Configure(EntityTypeBuilder<RollCall> call)
    {
        call.ToTable("RollCalls");
        call.Property(row => row.Session).HasConversion<string>().HasMaxLength(10);
        call.Property(row => row.ByName).HasMaxLength(120);
        call.HasIndex(row => new { row.TenantId, row.ClassId, row.Date, row.Session }).IsUnique();
        call.HasMany(row => row.Changes).WithOne().HasForeignKey(change => change.RollCallId).OnDelete(DeleteBehavior.Cascade);
        call.HasMany(row => row.Absences).WithOne().HasForeignKey(absence => absence.RollCallId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.Ignore(row => row.Presence);
        absence.Property(row => row.Note).HasMaxLength(300);
        absence.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId });
    }

    public void Configure(EntityTypeBuilder<TermElsewhere> term)
    {
        term.ToTable("TermsElsewhere");
        term.Property(row => row.Source).HasMaxLength(200);
        term.Property(row => row.ByName).HasMaxLength(120);
        term.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId, row.Term }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ConductEntry> entry)
    {
        entry.ToTable("ConductEntries");
        entry.Property(row => row.Period).HasConversion<string>().HasMaxLength(20);
        entry.Property(row => row.Level).HasMaxLength(10);
        entry.Property(row => row.Remark).HasMaxLength(2000);
        entry.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId, row.Period }).IsUnique();
    }
}

internal sealed class PupilResultConfiguration : IEntityTypeConfiguration<PupilResult>
{
    public void Configure(EntityTypeBuilder<PupilResult> result)
    {
        result.ToTable("PupilResults");
        result.Property(row => row.Period).HasConversion<string>().HasMaxLength(20);
        result.Property(row => row.RuleSet).HasMaxLength(40);
        result.Property(row => row.Average).HasPrecision(4, 1);
        result.Property(row => row.Learning).HasMaxLength(20);
        result.Property(row => row.Conduct).HasMaxLength(20);
        result.Property(row => row.Title).HasMaxLength(40);
        result.Property(row => row.Decision).HasMaxLength(40);
        result.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId, row.Period }).IsUnique();
        result.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.ClassId, row.Period });
    }
}
