using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class InboxViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "KeysOff",
                table: "Staff",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DueKey",
                table: "Complaints",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(9999, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastWordAt",
                table: "Complaints",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "SeverityRank",
                table: "Complaints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SnoozedUntil",
                table: "Complaints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KeptViews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Shared = table.Column<bool>(type: "boolean", nullable: false),
                    Query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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

            migrationBuilder.Sql("UPDATE \"Complaints\" SET \"DueKey\" = \"DueAt\" WHERE \"DueAt\" IS NOT NULL");
            migrationBuilder.Sql("UPDATE \"Complaints\" SET \"LastWordAt\" = COALESCE((SELECT MAX(\"At\") FROM \"ComplaintMessages\" WHERE \"ComplaintMessages\".\"ComplaintId\" = \"Complaints\".\"Id\"), \"ReceivedAt\")");

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
                name: "IX_KeptViews_Shared",
                table: "KeptViews",
                column: "Shared");

            migrationBuilder.CreateIndex(
                name: "IX_KeptViews_StaffId_Name",
                table: "KeptViews",
                columns: new[] { "StaffId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptViews");

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
        }
    }
}
