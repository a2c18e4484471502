using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.TenantManagement.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UnitLife : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "SuspendedUntil",
                table: "Units",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UnitMoves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromOfficeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToOfficeId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Slug = table.Column<string>(type: "character varying(63)", maxLength: 63, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreationTime = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CreatorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitMoves", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnitMoves_UnitId_State",
                table: "UnitMoves",
                columns: new[] { "UnitId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnitMoves");

            migrationBuilder.DropColumn(
                name: "SuspendedUntil",
                table: "Units");
        }
    }
}
