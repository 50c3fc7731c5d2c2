using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Bonds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "JoinedToId",
                table: "Complaints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ComplaintFollowers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ComplaintId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintFollowers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintFollowers_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ComplaintFollowers_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ComplaintFollowers_Staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ComplaintLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ComplaintId = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: false),
                    OtherId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintLinks_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ComplaintLinks_Complaints_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ComplaintLinks_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_JoinedToId",
                table: "Complaints",
                column: "JoinedToId",
                filter: "\"JoinedToId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintFollowers_ComplaintId_StaffId",
                table: "ComplaintFollowers",
                columns: new[] { "ComplaintId", "StaffId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintFollowers_CustomerId",
                table: "ComplaintFollowers",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintFollowers_StaffId",
                table: "ComplaintFollowers",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintLinks_ComplaintId_OtherId",
                table: "ComplaintLinks",
                columns: new[] { "ComplaintId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintLinks_CustomerId",
                table: "ComplaintLinks",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintLinks_OtherId",
                table: "ComplaintLinks",
                column: "OtherId");

            migrationBuilder.AddForeignKey(
                name: "FK_Complaints_Complaints_JoinedToId",
                table: "Complaints",
                column: "JoinedToId",
                principalTable: "Complaints",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Complaints_Complaints_JoinedToId",
                table: "Complaints");

            migrationBuilder.DropTable(
                name: "ComplaintFollowers");

            migrationBuilder.DropTable(
                name: "ComplaintLinks");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_JoinedToId",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "JoinedToId",
                table: "Complaints");
        }
    }
}
