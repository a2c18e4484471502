using EduAbp.StudentRecords.Corrections;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.RollCalls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.StudentRecords.Data;

internal sealed class ResultConfiguration
    : IEntityTypeConfiguration<ResultSignOff>, IEntityTypeConfiguration<RetestMark>, IEntityTypeConfiguration<YearJudgement>, IEntityTypeConfiguration<RollCallChange>
{
    public void Configure(EntityTypeBuilder<ResultSignOff> sign)
    {
        sign.ToTable("ResultSignOffs");
        sign.Property(row => row.Period).HasConversion<string>().HasMaxLength(20);
        sign.Property(row => row.SignedByName).HasMaxLength(120);
        sign.Property(row => row.ReopenedByName).HasMaxLength(120);
        sign.Property(row => row.ReopenReason).HasMaxLength(500);
        sign.HasIndex(row => new { row.TenantId, row.ClassId, row.Period }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RetestMark> mark)
    {
        mark.ToTable("RetestMarks");
        mark.Property(row => row.Number).HasPrecision(4, 1);
        mark.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId, row.SubjectId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<YearJudgement> judgement)
    {
        judgement.ToTable("YearJudgements");
        judgement.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RollCallChange> change)
    {
        change.ToTable("RollCallChanges");
        change.Property(row => row.ByName).HasMaxLength(120);
        change.Property(row => row.Before).HasConversion<string>().HasMaxLength(10);
        change.Property(row => row.After).HasConversion<string>().HasMaxLength(10);
        change.HasIndex(row => new { row.TenantId, row.RollCallId });
    }
}

internal sealed class MarkCorrectionConfiguration : IEntityTypeConfiguration<MarkCorrection>
{
    public void Configure(EntityTypeBuilder<MarkCorrection> correction)
    {
        correction.ToTable("MarkCorrections");
        correction.Property(row => row.Column).HasMaxLength(10);
        correction.Property(row => row.OldValue).HasMaxLength(10);
        correction.Property(row => row.NewValue).HasMaxLength(10);
        correction.Property(row => row.Reason).HasMaxLength(500);
        correction.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        correction.Property(row => row.AskedByName).HasMaxLength(120);
        correction.Property(row => row.VerifiedByName).HasMaxLength(120);
        correction.Property(row => row.DecidedByName).HasMaxLength(120);
        correction.Property(row => row.Refusal).HasMaxLength(500);
        correction.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.Number }).IsUnique();
        correction.HasIndex(row => new { row.TenantId, row.ClassId });
    }
}
