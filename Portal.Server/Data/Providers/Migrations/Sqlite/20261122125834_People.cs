using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "Users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeftAt",
                table: "Staff",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Number",
                table: "Staff",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DeputyId = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
