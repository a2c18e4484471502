using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MarkEntry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsUnusualConfirmed",
                table: "StudentRecordsMarkColumnStates",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "StudentRecordsCommentPhrases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsCommentPhrases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Outcomes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkBatches", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsCommentPhrases_TenantId_PersonId_SubjectId_Te~",
                table: "StudentRecordsCommentPhrases",
                columns: new[] { "TenantId", "PersonId", "SubjectId", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkBatches_TenantId_At",
                table: "StudentRecordsMarkBatches",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsMarkBatches_TenantId_PersonId_BatchId",
                table: "StudentRecordsMarkBatches",
                columns: new[] { "TenantId", "PersonId", "BatchId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StudentRecordsCommentPhrases");

            migrationBuilder.DropTable(
                name: "StudentRecordsMarkBatches");

            migrationBuilder.DropColumn(
                name: "IsUnusualConfirmed",
                table: "StudentRecordsMarkColumnStates");
        }
    }
}
