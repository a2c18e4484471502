using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Postgres
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Term = table.Column<int>(type: "integer", nullable: false),
                    Excused = table.Column<int>(type: "integer", nullable: false),
                    Unexcused = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsTermsElsewhere", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsTermsElsewhere_TenantId_SchoolYearId_PupilId_~",
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
