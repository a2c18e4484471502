using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.PersonalData.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConsentScan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Scan",
                table: "PersonalDataConsents",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "NotScanned");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Scan",
                table: "PersonalDataConsents");
        }
    }
}
