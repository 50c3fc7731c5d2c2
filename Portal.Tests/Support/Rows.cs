using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Tests.Support;

/// <summary>All tables in one line a table: how many rows, and the sum of their versions. What a refused write must leave as it was.</summary>
internal static class Rows
{
    /// <summary>What may grow when something is only looked at or refused.</summary>
    private static readonly HashSet<string> Growing = ["Audit", "AuditPayload", "Counters", "Sessions", "FileLooks", "AspNetUserClaims", "AspNetUserLogins", "AspNetUserTokens"];

    public static async Task<string> Snapshot(PortalApp app)
    {
        await using var db = app.Databases.OpenStaff(Portal.Server.Data.Actor.System);
        var (open, close) = app.Databases.Provider.Name == "SqlServer" ? ("[", "]") : ("\"", "\"");
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName() is { } name && !Growing.Contains(name)).OrderBy(e => e.GetTableName(), StringComparer.Ordinal).DistinctBy(e => e.GetTableName());
        var query = string.Join(" UNION ALL ", tables.Select(e => Count(e, open, close)));
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.Default);
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add($"{reader.GetString(0)} {reader.GetValue(1)} {reader.GetValue(2)}");
        Assert.True(lines.Count > 30, "The snapshot reads too little.");
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Count(IEntityType entity, string open, string close)
    {
        var versions = entity.FindProperty("Version") is not null ? $"COALESCE(SUM(CAST({open}Version{close} AS BIGINT)), 0)" : "0";
        return $"SELECT '{entity.GetTableName()}' AS T, COUNT(*) AS N, {versions} AS V FROM {open}{entity.GetTableName()}{close}";
    }
}
