using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Website.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LookOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Origin",
                table: "WebsiteLookVersions",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Origin",
                table: "WebsiteLookVersions");
        }
    }
}
