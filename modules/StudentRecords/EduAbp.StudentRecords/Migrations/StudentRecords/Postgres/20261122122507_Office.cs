using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Office : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MergedIntoId",
                table: "StudentRecordsPupils",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "StudentRecordsDeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    ByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UndoUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Changes = table.Column<string>(type: "text", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsDeeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsPupilImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolYearId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sheet = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    UploadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Table = table.Column<string>(type: "text", nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeedId = table.Column<Guid>(type: "uuid", nullable: true),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Skipped = table.Column<int>(type: "integer", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsPupilImports", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupils_TenantId_MinistryCode",
                table: "StudentRecordsPupils",
                columns: new[] { "TenantId", "MinistryCode" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupils_TenantId_PersonalNumber",
                table: "StudentRecordsPupils",
                columns: new[] { "TenantId", "PersonalNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsDeeds_TenantId_At",
                table: "StudentRecordsDeeds",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsPupilImports_TenantId_UploadedAt",
                table: "StudentRecordsPupilImports",
                columns: new[] { "TenantId", "UploadedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StudentRecordsDeeds");

            migrationBuilder.DropTable(
                name: "StudentRecordsPupilImports");

            migrationBuilder.DropIndex(
                name: "IX_StudentRecordsPupils_TenantId_MinistryCode",
                table: "StudentRecordsPupils");

            migrationBuilder.DropIndex(
                name: "IX_StudentRecordsPupils_TenantId_PersonalNumber",
                table: "StudentRecordsPupils");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "StudentRecordsPupils");
        }
    }
}
