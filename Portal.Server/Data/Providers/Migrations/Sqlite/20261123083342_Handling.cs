using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Handling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EscalatedFor",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "RemindedFor",
                table: "Complaints");

            migrationBuilder.AddColumn<long>(
                name: "SnoozedUntil",
                table: "Complaints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "KeysOff",
                table: "Staff",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Class",
                table: "Complaints",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "DueKey",
                table: "Complaints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 315506361600000000L);

            migrationBuilder.AddColumn<long>(
                name: "LastWordAt",
                table: "Complaints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "SeverityRank",
                table: "Complaints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Complaints of before: sorted by what is known of them.
            migrationBuilder.Sql("""UPDATE "Complaints" SET "ChangedAt" = "ReceivedAt", "DueKey" = COALESCE("DueAt", "DueKey"), "Class" = COALESCE((SELECT "Customers"."Class" FROM "Customers" WHERE "Customers"."Id" = "Complaints"."CustomerId"), 'None'), "LastWordAt" = COALESCE((SELECT MAX("At") FROM "ComplaintMessages" WHERE "ComplaintMessages"."ComplaintId" = "Complaints"."Id"), "ReceivedAt");""");

            migrationBuilder.CreateTable(
                name: "AnswerDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ComplaintId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AnswerDrafts_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AnswerDrafts_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ComplaintNotices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ComplaintId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    For = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintNotices_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ComplaintNotices_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptTexts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KeptViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeptViews_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RuleVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 12000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleVersions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_All_Due",
                table: "Complaints",
                columns: new[] { "DueKey", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_All_LastWord",
                table: "Complaints",
                columns: new[] { "LastWordAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_All_Received",
                table: "Complaints",
                columns: new[] { "ReceivedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_All_Severity",
                table: "Complaints",
                columns: new[] { "SeverityRank", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Cause_ReceivedAt",
                table: "Complaints",
                columns: new[] { "Cause", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Kind_ReceivedAt",
                table: "Complaints",
                columns: new[] { "Kind", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Open_Due",
                table: "Complaints",
                columns: new[] { "DueKey", "Number" },
                filter: "\"Stage\" <> 'Closing'");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Open_LastWord",
                table: "Complaints",
                columns: new[] { "LastWordAt", "Number" },
                filter: "\"Stage\" <> 'Closing'");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Open_Severity",
                table: "Complaints",
                columns: new[] { "SeverityRank", "Number" },
                filter: "\"Stage\" <> 'Closing'");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_SnoozedUntil",
                table: "Complaints",
                column: "SnoozedUntil",
                filter: "\"SnoozedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AnswerDrafts_ComplaintId_UserId",
                table: "AnswerDrafts",
                columns: new[] { "ComplaintId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AnswerDrafts_CustomerId",
                table: "AnswerDrafts",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintNotices_ComplaintId_Target_Level_For",
                table: "ComplaintNotices",
                columns: new[] { "ComplaintId", "Target", "Level", "For" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintNotices_CustomerId",
                table: "ComplaintNotices",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_KeptTexts_Number",
                table: "KeptTexts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptViews_Shared",
                table: "KeptViews",
                column: "Shared");

            migrationBuilder.CreateIndex(
                name: "IX_KeptViews_StaffId_Name",
                table: "KeptViews",
                columns: new[] { "StaffId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RuleVersions_Kind_Number",
                table: "RuleVersions",
                columns: new[] { "Kind", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnswerDrafts");

            migrationBuilder.DropTable(
                name: "ComplaintNotices");

            migrationBuilder.DropTable(
                name: "KeptTexts");

            migrationBuilder.DropTable(
                name: "KeptViews");

            migrationBuilder.DropTable(
                name: "RuleVersions");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_All_Due",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_All_LastWord",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_All_Received",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_All_Severity",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Cause_ReceivedAt",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Kind_ReceivedAt",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Open_Due",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Open_LastWord",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_Open_Severity",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_SnoozedUntil",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "KeysOff",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "Class",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "DueKey",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "LastWordAt",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "SeverityRank",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "SnoozedUntil",
                table: "Complaints");

            migrationBuilder.AddColumn<long>(
                name: "RemindedFor",
                table: "Complaints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EscalatedFor",
                table: "Complaints",
                type: "INTEGER",
                nullable: true);
        }
    }
}
