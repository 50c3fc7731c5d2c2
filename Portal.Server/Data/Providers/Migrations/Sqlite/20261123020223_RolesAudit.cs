using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RolesAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "OwnRoleId",
                table: "Staff",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KnownSettings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Seal = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownSettings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "OwnRoles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Rights = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnRoles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Staff_OwnRoleId",
                table: "Staff",
                column: "OwnRoleId");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_ActorUserId_Id",
                table: "Audit",
                columns: new[] { "ActorUserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Kind_Id",
                table: "Audit",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OwnRoles_Number",
                table: "OwnRoles",
                column: "Number",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Staff_OwnRoles_OwnRoleId",
                table: "Staff",
                column: "OwnRoleId",
                principalTable: "OwnRoles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Staff_OwnRoles_OwnRoleId",
                table: "Staff");

            migrationBuilder.DropTable(
                name: "KnownSettings");

            migrationBuilder.DropTable(
                name: "OwnRoles");

            migrationBuilder.DropIndex(
                name: "IX_Staff_OwnRoleId",
                table: "Staff");

            migrationBuilder.DropIndex(
                name: "IX_Audit_ActorUserId_Id",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Kind_Id",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "OwnRoleId",
                table: "Staff");
        }
    }
}
