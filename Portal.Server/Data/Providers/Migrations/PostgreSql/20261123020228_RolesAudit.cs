using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.PostgreSql
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
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KnownSettings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Seal = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownSettings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "OwnRoles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Rights = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
