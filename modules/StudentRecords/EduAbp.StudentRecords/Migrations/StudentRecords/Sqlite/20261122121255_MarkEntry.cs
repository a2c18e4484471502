using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "StudentRecordsCommentPhrases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsCommentPhrases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StudentRecordsMarkBatches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BatchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Outcomes = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentRecordsMarkBatches", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StudentRecordsCommentPhrases_TenantId_PersonId_SubjectId_Text",
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
