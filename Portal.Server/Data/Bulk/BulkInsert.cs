using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Server.Data.Bulk;

/// <summary>
/// Puts new records into the caller's transaction by the provider's fastest way, past the change tracker, while others write to
/// the same tables: the database gives the keys. Parts, versions, events and search terms are the same as a save would make them.
/// </summary>
internal static class BulkInsert
{
    private static readonly ConcurrentDictionary<IEntityType, BulkTable> Tables = [];

    /// <summary>Their keys are set when this returns.</summary>
    public static async Task Run(StaffDb db, IEnumerable<object> records, CancellationToken cancel)
    {
        foreach (var kind in records.GroupBy(r => r.GetType()))
        {
            var table = Tables.GetOrAdd(db.Model.FindEntityType(kind.Key)!, entity => new BulkTable(entity));
            await Run(db, table, [.. kind], cancel);
        }
    }

    private static async Task Run(StaffDb db, BulkTable table, List<object> rows, CancellationToken cancel)
    {
        if (table.KeyColumn is not null)
        {
            var keys = await db.Provider.Bulk.TakeKeys(db, table, rows.Count, cancel);
            for (var i = 0; i < rows.Count; i++) table.GiveKey(rows[i], keys[i]);
        }
        var belongings = rows.SelectMany(table.Complete).ToList();
        table.Sort(rows);
        await db.Provider.Bulk.Write(db, table, rows, cancel);
        await Run(db, belongings, cancel);
    }
}
