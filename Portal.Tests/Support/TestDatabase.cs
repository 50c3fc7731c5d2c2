using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Tests.Support;

/// <summary>A new database of a provider with nothing in its tables, dropped afterwards. The servers are given by variables; see run.sh.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> drop;

    private TestDatabase(string connectionString, Func<ValueTask> drop) => (ConnectionString, this.drop) = (connectionString, drop);

    public string ConnectionString { get; }

    public static string? ServerOf(string provider) => provider == "Sqlite" ? "" : Environment.GetEnvironmentVariable($"PORTAL_TEST_{provider.ToUpperInvariant()}");

    public static async Task<TestDatabase> Create(string provider, string folder)
    {
        var name = $"portal_test_{Guid.NewGuid():N}";
        switch (provider)
        {
            case "Sqlite":
                await EmptyDatabase.CopyTo(Path.Combine(folder, "portal.db"));
                var file = $"Data Source={Path.Combine(folder, "portal.db")}";
                return new TestDatabase(file, () =>
                {
                    using var connection = new SqliteConnection(file);
                    SqliteConnection.ClearPool(connection);
                    return default;
                });
            case "PostgreSql":
                var server = ServerOf(provider) ?? throw new InvalidOperationException("PORTAL_TEST_POSTGRESQL is not set.");
                await Execute(server, $"CREATE DATABASE {name} TEMPLATE {await EmptyDatabase.Template(server)}");
                var connectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
                return new TestDatabase(connectionString, async () =>
                {
                    await using (var connection = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(connection);
                    await Execute(server, $"DROP DATABASE {name} WITH (FORCE)");
                });
            default:
                var sql = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(ServerOf(provider)!) { InitialCatalog = name };
                return new TestDatabase(sql.ConnectionString, async () =>
                {
                    await using var connection = new Microsoft.Data.SqlClient.SqlConnection(ServerOf(provider));
                    await connection.OpenAsync();
                    await using var command = connection.CreateCommand();
                    command.CommandText = $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}";
                    await command.ExecuteNonQueryAsync();
                });
        }
    }

    public ValueTask DisposeAsync() => drop();

    public static async Task Execute(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
