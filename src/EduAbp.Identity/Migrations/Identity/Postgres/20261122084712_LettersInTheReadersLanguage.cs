using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Identity.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LettersInTheReadersLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "IdentityPeople",
                type: "character varying(2)",
                maxLength: 2,
                nullable: false,
                defaultValue: "vi");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Language",
                table: "IdentityPeople");
        }
    }
}
