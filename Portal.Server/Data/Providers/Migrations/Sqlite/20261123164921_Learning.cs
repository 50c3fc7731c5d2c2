using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "DeliveryCounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Orders = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryCounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Measures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CauseKey = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    PlannedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RemindedFor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CheckAfter = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CheckCount = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneHow = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Looks = table.Column<int>(type: "INTEGER", nullable: false),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    News = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    NewsAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NewsBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NewsReached = table.Column<long>(type: "INTEGER", nullable: false),
                    NewsTold = table.Column<int>(type: "INTEGER", nullable: false),
                    NewsEndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeasureId = table.Column<long>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    HitsBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveriesBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    HitsAfter = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveriesAfter = table.Column<int>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
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
