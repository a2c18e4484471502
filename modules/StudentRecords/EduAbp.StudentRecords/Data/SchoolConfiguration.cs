using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.StudentRecords.Data;

internal sealed class SchoolYearConfiguration : IEntityTypeConfiguration<SchoolYear>, IEntityTypeConfiguration<Term>, IEntityTypeConfiguration<DayOff>
{
    public void Configure(EntityTypeBuilder<SchoolYear> year)
    {
        year.ToTable("SchoolYears");
        year.Ignore(row => row.Name);
        year.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        year.HasIndex(row => new { row.TenantId, row.Begin }).IsUnique();
        year.HasMany(row => row.Terms).WithOne().HasForeignKey(term => term.SchoolYearId).OnDelete(DeleteBehavior.Cascade);
        year.HasMany(row => row.DaysOff).WithOne().HasForeignKey(day => day.SchoolYearId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Term> term)
    {
        term.ToTable("Terms");
        term.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DayOff> day)
    {
        day.ToTable("DaysOff");
        day.Property(row => row.Name).HasMaxLength(200);
        day.HasIndex(row => new { row.TenantId, row.SchoolYearId });
    }
}

internal sealed class SubjectConfiguration : IEntityTypeConfiguration<Subject>, IEntityTypeConfiguration<GradeSubject>
{
    public void Configure(EntityTypeBuilder<Subject> subject)
    {
        subject.ToTable("Subjects");
        subject.Property(row => row.Code).HasMaxLength(40);
        subject.Property(row => row.Name).HasMaxLength(120);
        subject.Property(row => row.ShortName).HasMaxLength(40);
        subject.HasIndex(row => new { row.TenantId, row.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<GradeSubject> subject)
    {
        subject.ToTable("GradeSubjects");
        subject.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        subject.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.Grade, row.SubjectId }).IsUnique();
    }
}

internal sealed class ClassConfiguration
    : IEntityTypeConfiguration<SchoolClass>, IEntityTypeConfiguration<TeachingAssignment>, IEntityTypeConfiguration<Enrolment>, IEntityTypeConfiguration<SubjectExemption>
{
    public void Configure(EntityTypeBuilder<SchoolClass> row)
    {
        row.ToTable("Classes");
        row.Property(one => one.Name).HasMaxLength(40);
        row.HasIndex(one => new { one.TenantId, one.SchoolYearId, one.Name }).IsUnique();
        row.HasIndex(one => new { one.TenantId, one.HomeRoomTeacherId });
    }

    public void Configure(EntityTypeBuilder<TeachingAssignment> assignment)
    {
        assignment.ToTable("TeachingAssignments");
        assignment.HasIndex(row => new { row.TenantId, row.ClassId, row.SubjectId, row.TeacherId, row.Term }).IsUnique();
        assignment.HasIndex(row => new { row.TenantId, row.TeacherId, row.SchoolYearId });
    }

    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.Property(row => row.Entry).HasConversion<string>().HasMaxLength(20);
        enrolment.Property(row => row.Leave).HasConversion<string>().HasMaxLength(20);
        enrolment.Property(row => row.LeaveReason).HasMaxLength(500);
        enrolment.HasIndex(row => new { row.TenantId, row.ClassId, row.From });
        enrolment.HasIndex(row => new { row.TenantId, row.PupilId, row.From });
    }

    public void Configure(EntityTypeBuilder<SubjectExemption> exemption)
    {
        exemption.ToTable("SubjectExemptions");
        exemption.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        exemption.Property(row => row.Reason).HasMaxLength(500);
        exemption.HasIndex(row => new { row.TenantId, row.SchoolYearId, row.PupilId, row.SubjectId, row.Term }).IsUnique();
    }
}
