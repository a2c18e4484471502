using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EduAbp.PersonalData.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RightsAndIncidents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PersonalDataIncidentReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IncidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: true),
                    Sensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Measures = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    DetectedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NotifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalDataIncidentReports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonalDataIncidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DetectedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Whose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    People = table.Column<int>(type: "INTEGER", nullable: true),
                    Sensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Measures = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NotifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NotifiedHow = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    PeopleToldAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PeopleToldHow = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    HandedUpAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindedHours = table.Column<int>(type: "INTEGER", nullable: false),
                    CreationTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalDataIncidents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonalDataRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SubjectBirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequesterName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Relation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    SearchKey = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcknowledgeBy = table.Column<long>(type: "INTEGER", nullable: false),
                    AnswerBy = table.Column<long>(type: "INTEGER", nullable: false),
                    ThirdParty = table.Column<bool>(type: "INTEGER", nullable: false),
                    ExtensionDays = table.Column<int>(type: "INTEGER", nullable: false),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VerifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VerifiedHow = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Work = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CopyReadyAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CopyExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CopySize = table.Column<long>(type: "INTEGER", nullable: false),
                    Reminded = table.Column<int>(type: "INTEGER", nullable: false),
                    CreationTime = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkSince = table.Column<long>(type: "INTEGER", nullable: true),
                    CorrectName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CorrectBirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CorrectPhone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ConcurrencyStamp = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalDataRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonalDataIncidentSupplements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IncidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalDataIncidentSupplements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonalDataIncidentSupplements_PersonalDataIncidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "PersonalDataIncidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonalDataRequestSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TenantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalDataRequestSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonalDataRequestSteps_PersonalDataRequests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "PersonalDataRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataIncidentReports_DetectedAt",
                table: "PersonalDataIncidentReports",
                column: "DetectedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataIncidentReports_IncidentId",
                table: "PersonalDataIncidentReports",
                column: "IncidentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataIncidents_TenantId_DetectedAt",
                table: "PersonalDataIncidents",
                columns: new[] { "TenantId", "DetectedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataIncidentSupplements_IncidentId",
                table: "PersonalDataIncidentSupplements",
                column: "IncidentId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataRequests_TenantId_PersonId",
                table: "PersonalDataRequests",
                columns: new[] { "TenantId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataRequests_TenantId_State_AnswerBy",
                table: "PersonalDataRequests",
                columns: new[] { "TenantId", "State", "AnswerBy" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonalDataRequestSteps_RequestId",
                table: "PersonalDataRequestSteps",
                column: "RequestId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonalDataIncidentReports");

            migrationBuilder.DropTable(
                name: "PersonalDataIncidentSupplements");

            migrationBuilder.DropTable(
                name: "PersonalDataRequestSteps");

            migrationBuilder.DropTable(
                name: "PersonalDataIncidents");

            migrationBuilder.DropTable(
                name: "PersonalDataRequests");
        }
    }
}
