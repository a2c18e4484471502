using EduAbp.EntityFrameworkCore;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Corrections;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.Imports;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Data;

/// <summary>Tables of pupils, classes, marks and results.</summary>
internal abstract class StudentRecordsDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<SchoolYear> SchoolYears => Set<SchoolYear>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<GradeSubject> GradeSubjects => Set<GradeSubject>();

    public DbSet<SchoolClass> Classes => Set<SchoolClass>();

    public DbSet<TeachingAssignment> TeachingAssignments => Set<TeachingAssignment>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<Guardian> Guardians => Set<Guardian>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<SubjectExemption> SubjectExemptions => Set<SubjectExemption>();

    public DbSet<MarkLine> MarkLines => Set<MarkLine>();

    public DbSet<MarkChange> MarkChanges => Set<MarkChange>();

    public DbSet<MarkRegister> MarkRegisters => Set<MarkRegister>();

    public DbSet<GradingVersion> GradingVersions => Set<GradingVersion>();

    public DbSet<MarkColumnState> MarkColumnStates => Set<MarkColumnState>();

    public DbSet<MarkBatch> MarkBatches => Set<MarkBatch>();

    public DbSet<CommentPhrase> CommentPhrases => Set<CommentPhrase>();

    public DbSet<RollCall> RollCalls => Set<RollCall>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<ConductEntry> ConductEntries => Set<ConductEntry>();

    public DbSet<TermElsewhere> TermsElsewhere => Set<TermElsewhere>();

    public DbSet<PupilResult> PupilResults => Set<PupilResult>();

    public DbSet<Deed> Deeds => Set<Deed>();

    public DbSet<PupilImport> PupilImports => Set<PupilImport>();

    public DbSet<ResultSignOff> ResultSignOffs => Set<ResultSignOff>();

    public DbSet<RetestMark> RetestMarks => Set<RetestMark>();

    public DbSet<YearJudgement> YearJudgements => Set<YearJudgement>();

    public DbSet<RollCallChange> RollCallChanges => Set<RollCallChange>();

    public DbSet<MarkCorrection> MarkCorrections => Set<MarkCorrection>();

    protected override string TablePrefix => "StudentRecords";

    protected override void ConfigureModel(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StudentRecordsDbContext).Assembly, type => type.Namespace == typeof(StudentRecordsDbContext).Namespace);
}

internal sealed class SqliteStudentRecordsDbContext(DbContextOptions<SqliteStudentRecordsDbContext> options) : StudentRecordsDbContext(options);

internal sealed class PostgresStudentRecordsDbContext(DbContextOptions<PostgresStudentRecordsDbContext> options) : StudentRecordsDbContext(options);
