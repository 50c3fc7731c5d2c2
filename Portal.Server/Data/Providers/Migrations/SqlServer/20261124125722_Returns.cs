using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Returns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ByName",
                table: "Suppressions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Words",
                table: "Suppressions",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Bounces",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MailId = table.Column<long>(type: "bigint", nullable: false),
                    BatchId = table.Column<long>(type: "bigint", nullable: true),
                    EmailHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bounces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bounces_Outbox_MailId",
                        column: x => x.MailId,
                        principalTable: "Outbox",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HookPosts",
                columns: table => new
                {
                    Signature = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HookPosts", x => x.Signature);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_At_EmailHash",
                table: "Suppressions",
                columns: new[] { "At", "EmailHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Suppressions_Reason_At_EmailHash",
                table: "Suppressions",
                columns: new[] { "Reason", "At", "EmailHash" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounces_BatchId_Source",
                table: "Bounces",
                columns: new[] { "BatchId", "Source" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounces_EmailHash_At",
                table: "Bounces",
                columns: new[] { "EmailHash", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounces_Key",
                table: "Bounces",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bounces_Kind_At",
                table: "Bounces",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Bounces_MailId",
                table: "Bounces",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_HookPosts_At",
                table: "HookPosts",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Bounces");

            migrationBuilder.DropTable(
                name: "HookPosts");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_At_EmailHash",
                table: "Suppressions");

            migrationBuilder.DropIndex(
                name: "IX_Suppressions_Reason_At_EmailHash",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "ByName",
                table: "Suppressions");

            migrationBuilder.DropColumn(
                name: "Words",
                table: "Suppressions");
        }
    }
}
