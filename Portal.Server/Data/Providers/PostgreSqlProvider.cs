using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Portal.Server.Data.Bulk;
using Quartz;

namespace Portal.Server.Data.Providers;

/// <summary>PostgreSQL 15 and later.</summary>
internal sealed class PostgreSqlProvider : DatabaseProvider
{
    public override string Name => "PostgreSql";

    public override BulkCopy Bulk { get; } = new PostgreSqlCopy();

    public override StaffDb OpenForMigration(string connectionString) => new PostgreSqlDb(Options<PostgreSqlDb>(connectionString));

    public override void Binary(PropertyBuilder<string> property) => property.UseCollation("C");

    public override void MakeAppendOnly(MigrationBuilder migration, string table)
    {
        migration.Sql($"""
            CREATE FUNCTION "{table}_only_grows"() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{table} only grows'; END $$;
            CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}"
            FOR EACH ROW EXECUTE FUNCTION "{table}_only_grows"();
            """);
    }

    public override bool IsWorthAnotherTry(Exception e) => (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    // A server that stops says so to whoever is in the middle of something.
    protected override bool IsOutage(Exception e) => e is NpgsqlException { IsTransient: true }
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow };

    public override void KeepSchedules(IPersistentStoreBuilder store, string connectionString) => store.UsePostgres(connectionString);

    /// <summary>
    /// Statements that come again are kept prepared by the server, and a connection that goes back to the pool is not reset: nothing
    /// here sets anything for a session. A connection string that says how many are prepared is taken as it is.
    /// </summary>
    public override string Complete(string connectionString) => connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)
        ? connectionString
        : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, NoResetOnClose = true }.ConnectionString;

    protected override void Use(DbContextOptionsBuilder builder, string connectionString) => builder.UseNpgsql(connectionString);
}

/// <summary>Owns the PostgreSQL migrations.</summary>
internal sealed class PostgreSqlDb(DbContextOptions options) : StaffDb(options, DatabaseProvider.PostgreSql, new WriteGate(false), Actor.System);
