using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Campaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastCampaignAt",
                table: "Subscribers",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PerSecond",
                table: "MailBatches",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Aim",
                table: "Campaigns",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "AskedByStaffId",
                table: "Campaigns",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PerSecond",
                table: "Campaigns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Remark",
                table: "Campaigns",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ScheduledFor",
                table: "Campaigns",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Left",
                table: "CampaignRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SeenFailed",
                table: "CampaignRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SeenSent",
                table: "CampaignRuns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_State_ScheduledFor",
                table: "Campaigns",
                columns: new[] { "State", "ScheduledFor" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Campaigns_State_ScheduledFor",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "LastCampaignAt",
                table: "Subscribers");

            migrationBuilder.DropColumn(
                name: "PerSecond",
                table: "MailBatches");

            migrationBuilder.DropColumn(
                name: "Aim",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "AskedByStaffId",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "PerSecond",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "Remark",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ScheduledFor",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "Left",
                table: "CampaignRuns");

            migrationBuilder.DropColumn(
                name: "SeenFailed",
                table: "CampaignRuns");

            migrationBuilder.DropColumn(
                name: "SeenSent",
                table: "CampaignRuns");
        }
    }
}
