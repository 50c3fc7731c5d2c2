using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Server.Data.Providers;

namespace Portal.Tests.Support;

/// <summary>
/// A database of each provider with the portal's tables and nothing in them. It is migrated once for all tests, each of which begins with a copy:
/// migrating anew took most of a test's time.
/// </summary>
internal static class EmptyDatabase
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    /// <summary>A new file of SQLite.</summary>
    public static async Task CopyTo(string file) => File.Copy(await Of("Sqlite", MakeFile), file);

    /// <summary>The name of a database of PostgreSQL that nobody is connected to, so that it can be the template of others.</summary>
    public static Task<string> Template(string server) => Of("PostgreSql", () => MakeTemplate(server));

    private static Task<string> Of(string provider, Func<Task<string>> make) => Made.GetOrAdd(provider, _ => new Lazy<Task<string>>(make)).Value;

    private static async Task<string> MakeFile()
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-empty-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "portal.db");
        await Migrate(DatabaseProvider.Sqlite, $"Data Source={file}");
        using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // What is still in the journal is not in the file yet.
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        SqliteConnection.ClearPool(connection);
        return file;
    }

    private static async Task<string> MakeTemplate(string server)
    {
        var name = $"portal_empty_{Guid.NewGuid():N}";
        await TestDatabase.Execute(server, $"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TestDatabase.Execute(server, $"DROP DATABASE {name} WITH (FORCE)").Wait(TimeSpan.FromSeconds(5));
        var connectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
        await Migrate(DatabaseProvider.PostgreSql, connectionString);
        return name;
    }

    private static async Task Migrate(DatabaseProvider provider, string connectionString)
    {
        await using var db = provider.OpenForMigration(connectionString);
        await db.Database.MigrateAsync();
        await provider.Prepare(connectionString, CancellationToken.None);
    }
}
