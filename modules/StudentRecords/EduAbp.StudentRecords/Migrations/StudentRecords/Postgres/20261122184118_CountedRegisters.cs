using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.StudentRecords.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CountedRegisters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MarkRegisters",
                table: "StudentRecordsClasses",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql(
                """
                update "StudentRecordsClasses" set "MarkRegisters" = coalesce(
                    (select max(register."Number") from "StudentRecordsMarkRegisters" register
                     where register."TenantId" = "StudentRecordsClasses"."TenantId" and register."ClassId" = "StudentRecordsClasses"."Id"), 0)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "MarkRegisters",
                table: "StudentRecordsClasses");
        }
    }
}
