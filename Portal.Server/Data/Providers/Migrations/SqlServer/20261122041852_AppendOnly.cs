using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.SqlServer
{
    /// <summary>Events and the audit only grow: the database itself refuses anything else.</summary>
    public partial class AppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            DatabaseProvider.SqlServer.MakeAppendOnly(migrationBuilder, "Events");
            DatabaseProvider.SqlServer.MakeAppendOnly(migrationBuilder, "Audit");
        }
    }
}
