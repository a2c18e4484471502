using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Website.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CommentBlocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Block",
                table: "WebsiteArticleComments",
                type: "character varying(8)",
                maxLength: 8,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Block",
                table: "WebsiteArticleComments");
        }
    }
}
