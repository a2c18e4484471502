using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "StudentRecordsClasses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HomeRoomTeacherId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SpecialSubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsClasses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsConductEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsConductEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsEnrolments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Entry = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Leave = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    LeaveReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsEnrolments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsGradeSubjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PeriodsPerYear = table.Column<int>(type: "INTEGER", nullable: false),
                    IsElective = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegularColumns1 = table.Column<int>(type: "INTEGER", nullable: true),
                    RegularColumns2 = table.Column<int>(type: "INTEGER", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsGradeSubjects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkColumnStates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<int>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LockedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LockedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkColumnStates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<int>(type: "INTEGER", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cells = table.Column<string>(type: "TEXT", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false),
                    ChainHead = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkLines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsPupilResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    RuleSet = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Average = table.Column<decimal>(type: "TEXT", precision: 4, scale: 1, nullable: true),
                    Learning = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Conduct = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AbsencesExcused = table.Column<int>(type: "INTEGER", nullable: false),
                    AbsencesUnexcused = table.Column<int>(type: "INTEGER", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    ComputedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsPupilResults", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsPupils",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MinistryCode = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    PersonalNumber = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BirthPlace = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Sex = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Ethnicity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Nationality = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Religion = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Residence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    PermanentAddress = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Disability = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Policies = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreationTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LastModificationTime = table.Column<long>(type: "INTEGER", nullable: true),
                    LastModifierId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsPupils", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsRollCalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Session = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsRollCalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsSchoolYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Begin = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsSchoolYears", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsSubjectExemptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Term = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsSubjectExemptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsSubjects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsSubjects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsTeachingAssignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TeacherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<int>(type: "INTEGER", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsTeachingAssignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsGuardians",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    BirthYear = table.Column<int>(type: "INTEGER", nullable: true),
                    Occupation = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsGuardians", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudentRecordsGuardians_StudentRecordsPupils_PupilId",
                        column: x => x.PupilId,
                        principalTable: "StudentRecordsPupils",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsAbsences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RollCallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsExcused = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsAbsences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudentRecordsAbsences_StudentRecordsRollCalls_RollCallId",
                        column: x => x.RollCallId,
                        principalTable: "StudentRecordsRollCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsDaysOff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsDaysOff", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudentRecordsDaysOff_StudentRecordsSchoolYears_SchoolYearId",
                        column: x => x.SchoolYearId,
                        principalTable: "StudentRecordsSchoolYears",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudentRecordsTerms_StudentRecordsSchoolYears_SchoolYearId",
                        column: x => x.SchoolYearId,
                        principalTable: "StudentRecordsSchoolYears",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsAbsences_RollCallId",
                table: "StudentRecordsAbsences",
                column: "RollCallId");

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsAbsences_TenantId_SchoolYearId_PupilId",
                table: "StudentRecordsAbsences",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsClasses_TenantId_HomeRoomTeacherId",
                table: "StudentRecordsClasses",
                columns: new[] { "TenantId", "HomeRoomTeacherId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsClasses_TenantId_SchoolYearId_Name",
                table: "StudentRecordsClasses",
                columns: new[] { "TenantId", "SchoolYearId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsConductEntries_TenantId_SchoolYearId_PupilId_Period",
                table: "StudentRecordsConductEntries",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsDaysOff_SchoolYearId",
                table: "StudentRecordsDaysOff",
                column: "SchoolYearId");

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsDaysOff_TenantId_SchoolYearId",
                table: "StudentRecordsDaysOff",
                columns: new[] { "TenantId", "SchoolYearId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsEnrolments_TenantId_ClassId_From",
                table: "StudentRecordsEnrolments",
                columns: new[] { "TenantId", "ClassId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsEnrolments_TenantId_PupilId_From",
                table: "StudentRecordsEnrolments",
                columns: new[] { "TenantId", "PupilId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsGradeSubjects_TenantId_SchoolYearId_Grade_SubjectId",
                table: "StudentRecordsGradeSubjects",
                columns: new[] { "TenantId", "SchoolYearId", "Grade", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsGuardians_PupilId",
                table: "StudentRecordsGuardians",
                column: "PupilId");

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsGuardians_TenantId_PupilId",
                table: "StudentRecordsGuardians",
                columns: new[] { "TenantId", "PupilId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkChanges_TenantId_LineId_Number",
                table: "StudentRecordsMarkChanges",
                columns: new[] { "TenantId", "LineId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkColumnStates_TenantId_ClassId_SubjectId_Term_Column",
                table: "StudentRecordsMarkColumnStates",
                columns: new[] { "TenantId", "ClassId", "SubjectId", "Term", "Column" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkLines_TenantId_PupilId_SchoolYearId",
                table: "StudentRecordsMarkLines",
                columns: new[] { "TenantId", "PupilId", "SchoolYearId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkLines_TenantId_SchoolYearId_SubjectId_Term_PupilId",
                table: "StudentRecordsMarkLines",
                columns: new[] { "TenantId", "SchoolYearId", "SubjectId", "Term", "PupilId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupilResults_TenantId_SchoolYearId_ClassId_Period",
                table: "StudentRecordsPupilResults",
                columns: new[] { "TenantId", "SchoolYearId", "ClassId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupilResults_TenantId_SchoolYearId_PupilId_Period",
                table: "StudentRecordsPupilResults",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupils_TenantId_Code",
                table: "StudentRecordsPupils",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupils_TenantId_SortKey",
                table: "StudentRecordsPupils",
                columns: new[] { "TenantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsRollCalls_TenantId_ClassId_Date_Session",
                table: "StudentRecordsRollCalls",
                columns: new[] { "TenantId", "ClassId", "Date", "Session" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsSchoolYears_TenantId_Begin",
                table: "StudentRecordsSchoolYears",
                columns: new[] { "TenantId", "Begin" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsSubjectExemptions_TenantId_SchoolYearId_PupilId_SubjectId_Term",
                table: "StudentRecordsSubjectExemptions",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId", "SubjectId", "Term" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsSubjects_TenantId_Code",
                table: "StudentRecordsSubjects",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsTeachingAssignments_TenantId_ClassId_SubjectId_TeacherId_Term",
                table: "StudentRecordsTeachingAssignments",
                columns: new[] { "TenantId", "ClassId", "SubjectId", "TeacherId", "Term" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsTeachingAssignments_TenantId_TeacherId_SchoolYearId",
                table: "StudentRecordsTeachingAssignments",
                columns: new[] { "TenantId", "TeacherId", "SchoolYearId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsTerms_SchoolYearId",
                table: "StudentRecordsTerms",
                column: "SchoolYearId");

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsTerms_TenantId_SchoolYearId_Number",
                table: "StudentRecordsTerms",
                columns: new[] { "TenantId", "SchoolYearId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StudentRecordsAbsences");

            migrationBuilder.DropTable(
                name: "StudentRecordsClasses");

            migrationBuilder.DropTable(
                name: "StudentRecordsConductEntries");

            migrationBuilder.DropTable(
                name: "StudentRecordsDaysOff");

            migrationBuilder.DropTable(
                name: "StudentRecordsEnrolments");

            migrationBuilder.DropTable(
                name: "StudentRecordsGradeSubjects");

            migrationBuilder.DropTable(
                name: "StudentRecordsGuardians");

            migrationBuilder.DropTable(
                name: "StudentRecordsMarkChanges");

            migrationBuilder.DropTable(
                name: "StudentRecordsMarkColumnStates");

            migrationBuilder.DropTable(
                name: "StudentRecordsMarkLines");

            migrationBuilder.DropTable(
                name: "StudentRecordsPupilResults");

            migrationBuilder.DropTable(
                name: "StudentRecordsSubjectExemptions");

            migrationBuilder.DropTable(
                name: "StudentRecordsSubjects");

            migrationBuilder.DropTable(
                name: "StudentRecordsTeachingAssignments");

            migrationBuilder.DropTable(
                name: "StudentRecordsTerms");

            migrationBuilder.DropTable(
                name: "StudentRecordsRollCalls");

            migrationBuilder.DropTable(
                name: "StudentRecordsPupils");

            migrationBuilder.DropTable(
                name: "StudentRecordsSchoolYears");
        }
    }
}
