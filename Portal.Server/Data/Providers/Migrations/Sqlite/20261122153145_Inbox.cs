using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ReceivedAt_Number",
                table: "Complaints",
                columns: new[] { "ReceivedAt", "Number" },
                filter: "\"Stage\" <> 'Closing'");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_WaitingFor_ReceivedAt_Number",
                table: "Complaints",
                columns: new[] { "WaitingFor", "ReceivedAt", "Number" },
                filter: "\"Stage\" <> 'Closing'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Complaints_ReceivedAt_Number",
                table: "Complaints");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_WaitingFor_ReceivedAt_Number",
                table: "Complaints");
        }
    }
}
