using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Search.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Million : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt",
                table: "SearchDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt_Number",
                table: "SearchDocuments",
                columns: new[] { "UnitId", "PublishedAt", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt_Number",
                table: "SearchDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt",
                table: "SearchDocuments",
                columns: new[] { "UnitId", "PublishedAt" });
        }
    }
}
