using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Search.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchDocuments",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CoverPath = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CoverText = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ForOffice = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchDocuments", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Kind_DocumentId",
                table: "SearchDocuments",
                columns: new[] { "Kind", "DocumentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_Offered",
                table: "SearchDocuments",
                column: "PublishedAt",
                descending: new bool[0],
                filter: "\"ForOffice\"");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt",
                table: "SearchDocuments",
                columns: new[] { "UnitId", "PublishedAt" });

            // The table of words keeps no text of its own; the tokenizer folds all marks but the bar of đ.
            migrationBuilder.Sql(
                """
                create virtual table "SearchWords" using fts5(
                    Title, Summary, Body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
                create trigger "SearchDocuments_Added" after insert on "SearchDocuments" begin
                    insert into "SearchWords" (rowid, Title, Summary, Body)
                    values (new."Number", replace(replace(new."Title", 'đ', 'd'), 'Đ', 'D'), replace(replace(new."Summary", 'đ', 'd'), 'Đ', 'D'), replace(replace(new."Body", 'đ', 'd'), 'Đ', 'D'));
                end;
                create trigger "SearchDocuments_Removed" after delete on "SearchDocuments" begin
                    delete from "SearchWords" where rowid = old."Number";
                end;
                create trigger "SearchDocuments_Changed" after update on "SearchDocuments" begin
                    delete from "SearchWords" where rowid = old."Number";
                    insert into "SearchWords" (rowid, Title, Summary, Body)
                    values (new."Number", replace(replace(new."Title", 'đ', 'd'), 'Đ', 'D'), replace(replace(new."Summary", 'đ', 'd'), 'Đ', 'D'), replace(replace(new."Body", 'đ', 'd'), 'Đ', 'D'));
                end;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop table \"SearchWords\"");

            migrationBuilder.DropTable(
                name: "SearchDocuments");
        }
    }
}
