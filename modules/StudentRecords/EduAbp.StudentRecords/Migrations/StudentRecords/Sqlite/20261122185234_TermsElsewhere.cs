using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TermsElsewhere : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "StudentRecordsTermsElsewhere",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<int>(type: "INTEGER", nullable: false),
                    Excused = table.Column<int>(type: "INTEGER", nullable: false),
                    Unexcused = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsTermsElsewhere", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsTermsElsewhere_TenantId_SchoolYearId_PupilId_Term",
                table: "StudentRecordsTermsElsewhere",
                columns: new[] { "TenantId", "SchoolYearId", "PupilId", "Term" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StudentRecordsTermsElsewhere");
        }
    }
}
