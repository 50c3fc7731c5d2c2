using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Server.Data.Bulk;
using Quartz;

namespace Portal.Server.Data.Providers;

/// <summary>SQL Server 2019 and later, Azure SQL.</summary>
internal sealed class SqlServerProvider : DatabaseProvider
{
    public override string Name => "SqlServer";

    public override BulkCopy Bulk { get; } = new SqlServerCopy();

    public override StaffDb OpenForMigration(string connectionString) => new SqlServerDb(Options<SqlServerDb>(connectionString));

    public override void Conventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HavePrecision(6);

    public override void Binary(PropertyBuilder<string> property) => property.UseCollation("Latin1_General_100_BIN2");

    public override void MakeAppendOnly(MigrationBuilder migration, string table) => migration.Sql(
        $"EXEC('CREATE TRIGGER [{table}_append_only] ON [{table}] INSTEAD OF UPDATE, DELETE AS THROW 51000, ''{table} only grows'', 1;')");

    public override bool IsWorthAnotherTry(Exception e) => (e as SqlException ?? e.InnerException as SqlException)?.Number is 2601 or 2627 or 1205;

    // From class 20 on the connection is lost; -2 is its silence, 4060 a database that is not open.
    protected override bool IsOutage(Exception e) => e is SqlException { Class: >= 20 } or SqlException { Number: -2 or 4060 };

    public override void KeepSchedules(IPersistentStoreBuilder store, string connectionString) => store.UseSqlServer(connectionString);

    protected override void Use(DbContextOptionsBuilder builder, string connectionString) => builder.UseSqlServer(connectionString);
}

/// <summary>Owns the SQL Server migrations.</summary>
internal sealed class SqlServerDb(DbContextOptions options) : StaffDb(options, DatabaseProvider.SqlServer, new WriteGate(false), Actor.System);
