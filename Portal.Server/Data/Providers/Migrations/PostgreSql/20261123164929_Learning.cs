using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Learning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CauseKey",
                table: "Complaints",
                type: "character varying(8)",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "DeliveryCounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Orders = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryCounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Measures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Cause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CauseKey = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    What = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    PlannedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemindedFor = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CheckAfter = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CheckCount = table.Column<int>(type: "integer", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneHow = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Looks = table.Column<int>(type: "integer", nullable: false),
                    Ending = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    News = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    NewsAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NewsBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NewsReached = table.Column<long>(type: "bigint", nullable: false),
                    NewsTold = table.Column<int>(type: "integer", nullable: false),
                    NewsEndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Measures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Measures_Staff_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeasureChecks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MeasureId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    CheckedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    HitsBefore = table.Column<int>(type: "integer", nullable: false),
                    DeliveriesBefore = table.Column<int>(type: "integer", nullable: false),
                    HitsAfter = table.Column<int>(type: "integer", nullable: false),
                    DeliveriesAfter = table.Column<int>(type: "integer", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeasureChecks_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_DeliveredOn",
                table: "Orders",
                column: "DeliveredOn");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_CauseKey",
                table: "Complaints",
                column: "CauseKey",
                filter: "\"CauseKey\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryCounts_By_Day_Key",
                table: "DeliveryCounts",
                columns: new[] { "By", "Day", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeasureChecks_MeasureId_Round",
                table: "MeasureChecks",
                columns: new[] { "MeasureId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measures_Number",
                table: "Measures",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measures_OwnerId",
                table: "Measures",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Measures_State_DueOn",
                table: "Measures",
                columns: new[] { "State", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeliveryCounts");

            migrationBuilder.DropTable(
                name: "MeasureChecks");

            migrationBuilder.DropTable(
                name: "Measures");

            migrationBuilder.DropIndex(
                name: "IX_Orders_DeliveredOn",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_CauseKey",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "CauseKey",
                table: "Complaints");
        }
    }
}
