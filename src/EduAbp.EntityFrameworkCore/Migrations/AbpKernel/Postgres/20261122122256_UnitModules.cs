using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.EntityFrameworkCore.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UnitModules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AbpUnitModules",
                columns: table => new
                {
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Module = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbpUnitModules", x => new { x.UnitId, x.Module });
                });

            // What units had chosen stood among their settings.
            migrationBuilder.Sql("insert into \"AbpUnitModules\" (\"UnitId\", \"Module\", \"Value\") select \"TenantId\", substr(\"Name\", 9), \"Value\" from \"AbpTenantSettings\" where \"Name\" like 'Feature:%'");
            migrationBuilder.Sql("delete from \"AbpTenantSettings\" where \"Name\" like 'Feature:%'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AbpUnitModules");
        }
    }
}
