using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Identity.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HelpForATime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "HelpFromUnitId",
                table: "IdentityMemberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HelpId",
                table: "IdentityMemberships",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IdentityHelpGrants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HelperName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    FromUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Roles = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreationTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityHelpGrants", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityHelpGrants_TenantId_UserId",
                table: "IdentityHelpGrants",
                columns: new[] { "TenantId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_IdentityHelpGrants_UserId",
                table: "IdentityHelpGrants",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdentityHelpGrants");

            migrationBuilder.DropColumn(
                name: "HelpFromUnitId",
                table: "IdentityMemberships");

            migrationBuilder.DropColumn(
                name: "HelpId",
                table: "IdentityMemberships");
        }
    }
}
