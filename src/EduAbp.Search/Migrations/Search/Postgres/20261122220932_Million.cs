using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Search.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Million : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt",
                table: "SearchDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt_Number",
                table: "SearchDocuments",
                columns: new[] { "UnitId", "PublishedAt", "Number" });

            // Texts and words stand beside the rows, so that a page holds thirty rows instead of seven: what an index of words
            // finds are pages. The indexes of words know the day, and serve units together with the index over unit and date.
            migrationBuilder.Sql(
                """
                drop index "IX_SearchDocuments_UnitId_Words";
                drop index "IX_SearchDocuments_Words";
                drop index "IX_SearchDocuments_ExactWords";
                alter table "SearchDocuments" set (toast_tuple_target = 256);
                cluster "SearchDocuments" using "PK_SearchDocuments";
                alter table "SearchDocuments" set without cluster;
                create index "IX_SearchDocuments_Words" on "SearchDocuments" using gin ((("PublishedAt" at time zone 'UTC')::date), "Words");
                create index "IX_SearchDocuments_ExactWords" on "SearchDocuments" using gin ((("PublishedAt" at time zone 'UTC')::date), "ExactWords");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop index "IX_SearchDocuments_Words";
                drop index "IX_SearchDocuments_ExactWords";
                alter table "SearchDocuments" reset (toast_tuple_target);
                create index "IX_SearchDocuments_UnitId_Words" on "SearchDocuments" using gin ("UnitId", "Words");
                create index "IX_SearchDocuments_Words" on "SearchDocuments" using gin ("Words");
                create index "IX_SearchDocuments_ExactWords" on "SearchDocuments" using gin ("ExactWords");
                """);

            migrationBuilder.DropIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt_Number",
                table: "SearchDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_SearchDocuments_UnitId_PublishedAt",
                table: "SearchDocuments",
                columns: new[] { "UnitId", "PublishedAt" });
        }
    }
}
