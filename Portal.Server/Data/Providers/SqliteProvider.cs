using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Server.Data.Bulk;
using Quartz;

namespace Portal.Server.Data.Providers;

/// <summary>The built-in database: a file, one writer, write-ahead log, every commit on disk before it is acknowledged.</summary>
internal sealed class SqliteProvider : DatabaseProvider
{
    private const int Constraint = 19, Busy = 5, Locked = 6, IoError = 10, Full = 13, CannotOpen = 14;

    public override string Name => "Sqlite";

    public override BulkCopy Bulk { get; } = new SqliteCopy();

    public override bool HasOneWriter => true;

    public override MigrationsSqlGenerationOptions ScriptOptions => MigrationsSqlGenerationOptions.Default;

    public override StaffDb OpenForMigration(string connectionString) => new SqliteDb(Options<SqliteDb>(connectionString));

    /// <summary>Times and money as whole numbers: as text they would neither sort nor add up.</summary>
    public override void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds>();
        conventions.Properties<decimal>().HaveConversion<TenThousandths>();
    }

    public override void MakeAppendOnly(MigrationBuilder migration, string table)
    {
        foreach (var what in new[] { "UPDATE", "DELETE" })
        {
            migration.Sql($"CREATE TRIGGER \"{table}_no_{what.ToLowerInvariant()}\" BEFORE {what} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;");
        }
    }

    public override bool IsWorthAnotherTry(Exception e) => (e as SqliteException ?? e.InnerException as SqliteException) is { } sqlite
        && (sqlite.SqliteErrorCode is Busy or Locked || sqlite is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: 2067 or 1555 });

    protected override bool IsOutage(Exception e) => e is SqliteException { SqliteErrorCode: Busy or Locked or IoError or Full or CannotOpen };

    public override async Task Prepare(string connectionString, CancellationToken cancel)
    {
        await using var bare = OpenBare(connectionString);
        await bare.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
    }

    public override void KeepSchedules(IPersistentStoreBuilder store, string connectionString) => store.UseSqlite(connectionString);

    protected override void Use(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseSqlite(connectionString).AddInterceptors(Pragmas.Instance);

    private sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(
        t => t.UtcTicks / TimeSpan.TicksPerMicrosecond, n => new DateTimeOffset(n * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));

    private sealed class TenThousandths() : ValueConverter<decimal, long>(
        d => (long)(d * 10_000m), n => n / 10_000m);

    /// <summary>Said once to each connection of the pool. FULL: an acknowledged row survives a power cut.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        private const string Sql = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";

        // A pooled connection keeps its handle, and the handle what was said to it.
        private readonly ConditionalWeakTable<object, object> prepared = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (!prepared.TryAdd(((SqliteConnection)connection).Handle!, Sql)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Owns the SQLite migrations.</summary>
internal sealed class SqliteDb(DbContextOptions options) : StaffDb(options, DatabaseProvider.Sqlite, new WriteGate(true), Actor.System);
