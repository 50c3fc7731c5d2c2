using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Server.Data.Providers.Migrations.Sqlite
{
    /// <summary>Events and the audit only grow: the database itself refuses anything else.</summary>
    public partial class AppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            DatabaseProvider.Sqlite.MakeAppendOnly(migrationBuilder, "Events");
            DatabaseProvider.Sqlite.MakeAppendOnly(migrationBuilder, "Audit");
        }
    }
}
