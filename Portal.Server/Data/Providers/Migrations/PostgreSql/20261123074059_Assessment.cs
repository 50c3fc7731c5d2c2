using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Assessment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AssessedAt",
                table: "Complaints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ChangedAt",
                table: "Complaints",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "Complaints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Portal");

            migrationBuilder.AddColumn<string>(
                name: "Complexity",
                table: "Complaints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contentment",
                table: "Complaints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ContestedAt",
                table: "Complaints",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ImmediateAction",
                table: "Complaints",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Impact",
                table: "Complaints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InvoiceId",
                table: "Complaints",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvoiceNumber",
                table: "Complaints",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpenRemedies",
                table: "Complaints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<decimal>(
                name: "Quantity",
                table: "Complaints",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RatingComment",
                table: "Complaints",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Severity",
                table: "Complaints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "GivenRemedies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ComplaintId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    What = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    PlannedById = table.Column<long>(type: "bigint", nullable: false),
                    ApprovedById = table.Column<long>(type: "bigint", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemindedFor = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PromisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GivenRemedies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GivenRemedies_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GivenRemedies_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GivenRemedies_Staff_ApprovedById",
                        column: x => x.ApprovedById,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GivenRemedies_Staff_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GivenRemedies_Staff_PlannedById",
                        column: x => x.PlannedById,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GoodwillLimits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Class = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoodwillLimits", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_InvoiceId",
                table: "Complaints",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_GivenRemedies_ApprovedById",
                table: "GivenRemedies",
                column: "ApprovedById");

            migrationBuilder.CreateIndex(
                name: "IX_GivenRemedies_ComplaintId_Position",
                table: "GivenRemedies",
                columns: new[] { "ComplaintId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GivenRemedies_CustomerId",
                table: "GivenRemedies",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_GivenRemedies_OwnerId",
                table: "GivenRemedies",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_GivenRemedies_PlannedById",
                table: "GivenRemedies",
                column: "PlannedById");

            migrationBuilder.CreateIndex(
                name: "IX_GivenRemedies_State_DueOn",
                table: "GivenRemedies",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodwillLimits_Role_Class",
                table: "GoodwillLimits",
                columns: new[] { "Role", "Class" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Complaints_Invoices_InvoiceId",
                table: "Complaints",
                column: "InvoiceId",
                principalTable: "Invoices",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Complaints_Invoices_InvoiceId",
                table: "Complaints");

            migrationBuilder.DropTable(
                name: "GivenRemedies");

            migrationBuilder.DropTable(
                name: "GoodwillLimits");

            migrationBuilder.DropIndex(
                name: "IX_Complaints_InvoiceId",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "AssessedAt",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Complexity",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Contentment",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ContestedAt",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "ImmediateAction",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Impact",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "InvoiceId",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "InvoiceNumber",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "OpenRemedies",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Quantity",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "RatingComment",
                table: "Complaints");

            migrationBuilder.DropColumn(
                name: "Severity",
                table: "Complaints");
        }
    }
}
