using Microsoft.EntityFrameworkCore.Design;

namespace Portal.Server.Data.Providers;

// dotnet ef asks these for a context; the model decides the migration, no server is reached.

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => (SqliteDb)DatabaseProvider.Sqlite.OpenForMigration("Data Source=design.db");
}

internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => (PostgreSqlDb)DatabaseProvider.PostgreSql.OpenForMigration("Host=design");
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) => (SqlServerDb)DatabaseProvider.SqlServer.OpenForMigration("Server=design");
}
