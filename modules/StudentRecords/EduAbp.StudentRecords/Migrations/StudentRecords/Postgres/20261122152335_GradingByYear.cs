using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class GradingByYear : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "StudentRecordsGradingVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Values = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsGradingVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkRegisters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClassId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Term = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkRegisters", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsGradingVersions_TenantId_SchoolYearId_Number",
                table: "StudentRecordsGradingVersions",
                columns: new[] { "TenantId", "SchoolYearId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkRegisters_TenantId_ClassId_Number",
                table: "StudentRecordsMarkRegisters",
                columns: new[] { "TenantId", "ClassId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkRegisters_TenantId_ClassId_SubjectId_Term",
                table: "StudentRecordsMarkRegisters",
                columns: new[] { "TenantId", "ClassId", "SubjectId", "Term" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StudentRecordsGradingVersions");

            migrationBuilder.DropTable(
                name: "StudentRecordsMarkRegisters");
        }
    }
}
