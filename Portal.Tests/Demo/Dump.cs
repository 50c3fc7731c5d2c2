using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Server.Data;

namespace Portal.Tests.Demo;

/// <summary>Everything in a database, as the database holds it: past EF's converters.</summary>
internal static class Dump
{
    /// <summary>Sealed with a key of each installation's own.</summary>
    private const string Sealed = nameof(Server.Hosting.KnownSetting.Seal);

    /// <param name="without">Columns that may differ.</param>
    /// <returns>Lines "table: column=value ...", in the order of the keys.</returns>
    public static async Task<List<string>> Of(Databases databases, params string[] without)
    {
        await using var db = databases.OpenStaff(Actor.System);
        await db.Database.OpenConnectionAsync();
        var sql = db.GetService<ISqlGenerationHelper>();
        var lines = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsMappedToJson()).OrderBy(t => t.Name))
        {
            var table = StoreObjectIdentifierOf(entity);
            var keys = entity.FindPrimaryKey()!.Properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(table)!));
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {sql.DelimitIdentifier(table.Name, table.Schema)} ORDER BY {string.Join(", ", keys)}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) != Sealed && !without.Contains(reader.GetName(i)))
                    .Select(i => $"{reader.GetName(i)}={Text(reader.GetValue(i))}");
                lines.Add($"{table.Name}: {string.Join(' ', values)}");
            }
        }
        return lines;
    }

    private static string Text(object value) => $"{value.GetType().Name[..3]}:{Convert.ToString(value, CultureInfo.InvariantCulture)}";

    private static Microsoft.EntityFrameworkCore.Metadata.StoreObjectIdentifier StoreObjectIdentifierOf(Microsoft.EntityFrameworkCore.Metadata.IEntityType entity) =>
        Microsoft.EntityFrameworkCore.Metadata.StoreObjectIdentifier.Create(entity, Microsoft.EntityFrameworkCore.Metadata.StoreObjectType.Table)!.Value;
}
