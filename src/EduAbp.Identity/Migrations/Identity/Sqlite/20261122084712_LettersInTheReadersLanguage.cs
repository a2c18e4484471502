using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Identity.Data.Migrations.Sqlite
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
                type: "TEXT",
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
