using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClassBook : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CompletedAt",
                table: "StudentRecordsRollCalls",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<int>(type: "INTEGER", nullable: false),
                    Column = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    OldValue = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    NewValue = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    VerifiedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    VerifiedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    VerifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Refusal = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsResultSignOffs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClassId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SignedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ReopenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReopenedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    ReopenReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsResultSignOffs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsRetestMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<decimal>(type: "TEXT", precision: 4, scale: 1, nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsRetestMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsRollCallChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RollCallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    After = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsRollCallChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StudentRecordsRollCallChanges_StudentRecordsRollCalls_RollCallId",
                        column: x => x.RollCallId,
                        principalTable: "StudentRecordsRollCalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsYearJudgements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExcelsInSubject = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasProgressed = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRecognisedByClass = table.Column<bool>(type: "INTEGER", nullable: false),
                    PromotedByPrincipal = table.Column<bool>(type: "INTEGER", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsYearJudgements", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkCorrections_TenantId_ClassId",
                table: "StudentRecordsMarkCorrections",
                columns: new[] { "TenantId", "ClassId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkCorrections_TenantId_SchoolYearId_Number",
                table: "StudentRecordsMarkCorrections",
                columns: new[] { "TenantId", "SchoolYearId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsResultSignOffs_TenantId_ClassId_Period",
                table: "StudentRecordsResultSignOffs",
                columns: new[] { "TenantId", "ClassId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsRetestMarks_TenantId_SchoolYearId_PupilId_SubjectId",
                table: "StudentRecordsRetestMarks",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsRollCallChanges_RollCallId",
                table: "StudentRecordsRollCallChanges",
                column: "RollCallId");

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsRollCallChanges_TenantId_RollCallId",
                table: "StudentRecordsRollCallChanges",
                columns: new[] { "TenantId", "RollCallId" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsYearJudgements_TenantId_SchoolYearId_PupilId",
                table: "StudentRecordsYearJudgements",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StudentRecordsMarkCorrections");

            migrationBuilder.DropTable(
                name: "StudentRecordsResultSignOffs");

            migrationBuilder.DropTable(
                name: "StudentRecordsRetestMarks");

            migrationBuilder.DropTable(
                name: "StudentRecordsRollCallChanges");

            migrationBuilder.DropTable(
                name: "StudentRecordsYearJudgements");

            migrationBuilder.DropColumn(
                name: "CompletedAt",
                table: "StudentRecordsRollCalls");
        }
    }
}
