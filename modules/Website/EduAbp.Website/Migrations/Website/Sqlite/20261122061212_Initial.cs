using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.Website.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WebsiteArticles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    PublicSlug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    LastEditorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    LastVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    TextStamp = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubmittedVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreationTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LastModificationTime = table.Column<long>(type: "INTEGER", nullable: true),
                    LastModifierId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CoverAlt = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CoverId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ForOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteArticles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebsiteArticleVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Time = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CoverAlt = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    CoverId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ForOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteArticleVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebsiteCategories",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteCategories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebsiteGivenUpSlugs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    TargetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenUpAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteGivenUpSlugs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebsiteMediaFolders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteMediaFolders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebsiteMediaItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: true),
                    Height = table.Column<int>(type: "INTEGER", nullable: true),
                    Alt = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    FolderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreationTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteMediaItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebsiteMediaReferences",
                columns: table => new
                {
                    ArticleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MediaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsLive = table.Column<bool>(type: "INTEGER", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsiteMediaReferences", x => new { x.ArticleId, x.MediaId, x.IsLive });
                });

            migrationBuilder.CreateTable(
                name: "WebsitePublishedArticles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CoverId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CoverAlt = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    ForOffice = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsSample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebsitePublishedArticles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebsitePublishedArticles_WebsiteArticles_Id",
                        column: x => x.Id,
                        principalTable: "WebsiteArticles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteArticles_TenantId_Slug",
                table: "WebsiteArticles",
                columns: new[] { "TenantId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteArticles_TenantId_State_LastModificationTime",
                table: "WebsiteArticles",
                columns: new[] { "TenantId", "State", "LastModificationTime" });

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteArticleVersions_TenantId_ArticleId_Number",
                table: "WebsiteArticleVersions",
                columns: new[] { "TenantId", "ArticleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteArticleVersions_TenantId_Kind_Time",
                table: "WebsiteArticleVersions",
                columns: new[] { "TenantId", "Kind", "Time" });

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteCategories_TenantId_Slug",
                table: "WebsiteCategories",
                columns: new[] { "TenantId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteGivenUpSlugs_TenantId_Kind_Slug",
                table: "WebsiteGivenUpSlugs",
                columns: new[] { "TenantId", "Kind", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteMediaFolders_TenantId_Name",
                table: "WebsiteMediaFolders",
                columns: new[] { "TenantId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteMediaItems_TenantId_FolderId_CreationTime",
                table: "WebsiteMediaItems",
                columns: new[] { "TenantId", "FolderId", "CreationTime" });

            migrationBuilder.CreateIndex(
                name: "IX_WebsiteMediaReferences_TenantId_MediaId_IsLive",
                table: "WebsiteMediaReferences",
                columns: new[] { "TenantId", "MediaId", "IsLive" });

            migrationBuilder.CreateIndex(
                name: "IX_WebsitePublishedArticles_TenantId_CategoryId_PublishedAt",
                table: "WebsitePublishedArticles",
                columns: new[] { "TenantId", "CategoryId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebsitePublishedArticles_TenantId_PublishedAt",
                table: "WebsitePublishedArticles",
                columns: new[] { "TenantId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebsitePublishedArticles_TenantId_Slug",
                table: "WebsitePublishedArticles",
                columns: new[] { "TenantId", "Slug" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WebsiteArticleVersions");

            migrationBuilder.DropTable(
                name: "WebsiteCategories");

            migrationBuilder.DropTable(
                name: "WebsiteGivenUpSlugs");

            migrationBuilder.DropTable(
                name: "WebsiteMediaFolders");

            migrationBuilder.DropTable(
                name: "WebsiteMediaItems");

            migrationBuilder.DropTable(
                name: "WebsiteMediaReferences");

            migrationBuilder.DropTable(
                name: "WebsitePublishedArticles");

            migrationBuilder.DropTable(
                name: "WebsiteArticles");
        }
    }
}
