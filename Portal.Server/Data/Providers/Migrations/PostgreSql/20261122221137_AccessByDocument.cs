using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AccessByDocument : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Scope",
                table: "Memberships",
                newName: "OrderScope");

            migrationBuilder.AddColumn<string>(
                name: "Number",
                table: "Sites",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ComplaintScope",
                table: "Memberships",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "InvoiceScope",
                table: "Memberships",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            // What somebody saw of orders she saw of everything.
            migrationBuilder.Sql("UPDATE \"Memberships\" SET \"InvoiceScope\" = \"OrderScope\", \"ComplaintScope\" = \"OrderScope\"");
            migrationBuilder.Sql("UPDATE \"Sites\" SET \"Number\" = 'site-' || \"Id\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Number",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "ComplaintScope",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "InvoiceScope",
                table: "Memberships");

            migrationBuilder.RenameColumn(
                name: "OrderScope",
                table: "Memberships",
                newName: "Scope");
        }
    }
}
