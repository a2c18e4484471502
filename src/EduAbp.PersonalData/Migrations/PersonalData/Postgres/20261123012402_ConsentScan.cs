using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.PersonalData.Data.Migrations.Postgres
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
                type: "character varying(20)",
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
