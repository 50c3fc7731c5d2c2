using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.PostgreSql
{
    /// <summary>Events and the audit only grow: the database itself refuses anything else.</summary>
    public partial class AppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            DatabaseProvider.PostgreSql.MakeAppendOnly(migrationBuilder, "Events");
            DatabaseProvider.PostgreSql.MakeAppendOnly(migrationBuilder, "Audit");
        }
    }
}
