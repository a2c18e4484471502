using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EduAbp.Search.Data.Migrations.Postgres
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
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Summary = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Category = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CoverPath = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    CoverText = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    ForOffice = table.Column<bool>(type: "boolean", nullable: false)
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

            // Numbers with letters ("9a1") are words here; separators inside a word ("8/3", "20-11") separate.
            migrationBuilder.Sql(
                """
                alter text search configuration vi alter mapping for numword, numhword, hword_numpart with unaccent, simple;
                alter table "SearchDocuments"
                    add column "Words" tsvector generated always as (
                        setweight(to_tsvector('vi', translate("Title", '/.-_:@+&', '        ')), 'A')
                        || setweight(to_tsvector('vi', translate("Summary", '/.-_:@+&', '        ')), 'B')
                        || setweight(to_tsvector('vi', translate("Body", '/.-_:@+&', '        ')), 'C')) stored,
                    add column "ExactWords" tsvector generated always as (
                        to_tsvector('simple', translate("Title" || ' ' || "Summary" || ' ' || "Body", '/.-_:@+&', '        '))) stored;
                create index "IX_SearchDocuments_UnitId_Words" on "SearchDocuments" using gin ("UnitId", "Words");
                create index "IX_SearchDocuments_Words" on "SearchDocuments" using gin ("Words");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchDocuments");
        }
    }
}
