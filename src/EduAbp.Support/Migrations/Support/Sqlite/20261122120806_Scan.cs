using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Support.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Scan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Scan",
                table: "SupportFiles",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "NotScanned");

            migrationBuilder.CreateIndex(
                name: "IX_SupportFiles_UnitId",
                table: "SupportFiles",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SupportFiles_UnitId",
                table: "SupportFiles");

            migrationBuilder.DropColumn(
                name: "Scan",
                table: "SupportFiles");
        }
    }
}
