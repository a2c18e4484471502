using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Search.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Newest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_PublishedAt",
                table: "SearchDocuments",
                column: "PublishedAt",
                descending: new bool[0]);

            // Texts with the very marks are looked for by themselves.
            migrationBuilder.Sql("create index \"IX_SearchDocuments_ExactWords\" on \"SearchDocuments\" using gin (\"ExactWords\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index \"IX_SearchDocuments_ExactWords\"");
            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_PublishedAt",
                table: "SearchDocuments");
        }
    }
}
