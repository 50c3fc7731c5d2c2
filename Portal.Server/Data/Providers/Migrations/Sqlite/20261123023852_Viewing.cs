using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Viewing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ParentId",
                table: "Sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ViewingId",
                table: "Sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Viewings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<long>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Viewings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Viewings_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Viewings_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Viewings_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ParentId",
                table: "Sessions",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ViewingId",
                table: "Sessions",
                column: "ViewingId");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_CustomerId_StartedAt_Number",
                table: "Viewings",
                columns: new[] { "CustomerId", "StartedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_EndedAt",
                table: "Viewings",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_Number",
                table: "Viewings",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_StaffId",
                table: "Viewings",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_UserId",
                table: "Viewings",
                column: "UserId");

            migrationBuilder.AddForeignKey(
                name: "FK_Sessions_Sessions_ParentId",
                table: "Sessions",
                column: "ParentId",
                principalTable: "Sessions",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Sessions_Viewings_ViewingId",
                table: "Sessions",
                column: "ViewingId",
                principalTable: "Viewings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Sessions_Sessions_ParentId",
                table: "Sessions");

            migrationBuilder.DropForeignKey(
                name: "FK_Sessions_Viewings_ViewingId",
                table: "Sessions");

            migrationBuilder.DropTable(
                name: "Viewings");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_ParentId",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_ViewingId",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ViewingId",
                table: "Sessions");
        }
    }
}
