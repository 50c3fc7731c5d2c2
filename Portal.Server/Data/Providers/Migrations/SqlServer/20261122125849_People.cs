using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ClosedAt",
                table: "Users",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LeftAt",
                table: "Staff",
                type: "datetimeoffset(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Number",
                table: "Staff",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StaffId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    DeputyId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_Staff_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Absences_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Staff_Number",
                table: "Staff",
                column: "Number");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintMessages_At",
                table: "ComplaintMessages",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_DeputyId",
                table: "Absences",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_StaffId_From",
                table: "Absences",
                columns: new[] { "StaffId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Absences_Until",
                table: "Absences",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropIndex(
                name: "IX_Staff_Number",
                table: "Staff");

            migrationBuilder.DropIndex(
                name: "IX_ComplaintMessages_At",
                table: "ComplaintMessages");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "Staff");
        }
    }
}
