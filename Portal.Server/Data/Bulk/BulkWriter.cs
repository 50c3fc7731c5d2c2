using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Shared.Common;

namespace Portal.Server.Data.Bulk;

/// <summary>
/// Writes very many records fast, past the change tracker: keys, versions, events and search terms are the same as a save would
/// make them, rows go in by the provider's fastest way. What was added between two commits is one transaction. While it runs
/// nobody else may insert into the same tables: it counts the keys up itself.
/// </summary>
internal sealed class BulkWriter : IAsyncDisposable
{
    private readonly Databases databases;
    private readonly CancellationToken cancel;
    private readonly Dictionary<Type, BulkTable> tables;
    private readonly IReadOnlyList<BulkTable> parentsFirst;
    private Dictionary<BulkTable, List<object>> rows = [];
    private Task writing = Task.CompletedTask;

    private BulkWriter(Databases databases, IReadOnlyList<BulkTable> parentsFirst, CancellationToken cancel)
    {
        (this.databases, this.cancel) = (databases, cancel);
        this.parentsFirst = parentsFirst;
        tables = parentsFirst.ToDictionary(t => t.Entity.ClrType);
    }

    /// <summary>Rows added so far.</summary>
    public long Count { get; private set; }

    public static async Task<BulkWriter> Open(Databases databases, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var writer = new BulkWriter(databases, [.. ParentsFirst(db.Model)], cancel);
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var table in writer.parentsFirst.Where(t => t.KeyColumn is not null))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT MAX({db.Quote(table.KeyColumn!)}) FROM {db.Quote(table.Name, table.Schema)}";
            table.ContinueAfter(await command.ExecuteScalarAsync(cancel) as long? ?? 0);
        }
        return writer;
    }

    /// <summary>Adds a record with its parts, its events and its search terms. Its keys are set when this returns.</summary>
    public void Add(object entity)
    {
        var table = tables[entity.GetType()];
        table.TakeKey(entity);
        Count++;
        if (!rows.TryGetValue(table, out var list)) rows.Add(table, list = []);
        list.Add(entity);
        foreach (var belonging in table.Complete(entity)) Add(belonging);
    }

    /// <summary>Begins to write what was added as one transaction, while the next rows may be added. Waits for the one before.</summary>
    public async Task Commit()
    {
        foreach (var (table, list) in rows) table.Sort(list);
        await writing;
        (var full, rows) = (rows, []);
        writing = Task.Run(() => Write(full), cancel);
    }

    /// <summary>Writes the rest, waits for all of it, and lets the database count on after the last keys.</summary>
    public async Task Finish()
    {
        await Commit();
        await writing;
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            foreach (var table in parentsFirst.Where(t => t.KeyColumn is not null))
            {
                if (databases.Provider.Bulk.CountOn(db, table) is { } sql) await db.Database.ExecuteSqlRawAsync(sql, cancel);
            }
            return true;
        }, cancel);
    }

    /// <summary>Does not write what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await writing.ContinueWith(_ => { }, TaskScheduler.Default);
        databases.Provider.Bulk.AfterLoad();
    }

    private Task<Outcome<bool>> Write(Dictionary<BulkTable, List<object>> full) =>
        databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            if (databases.Provider.Bulk.BeforeLoad is { Length: > 0 } sql) await db.Database.ExecuteSqlRawAsync(sql, cancel);
            foreach (var table in parentsFirst)
            {
                if (full.TryGetValue(table, out var list)) await databases.Provider.Bulk.Write(db, table, list, cancel);
            }
            return true;
        }, cancel);

    /// <summary>Tables in an order that no foreign key minds.</summary>
    private static List<BulkTable> ParentsFirst(IModel model)
    {
        var sorted = new List<IEntityType>();
        void Visit(IEntityType entity)
        {
            if (sorted.Contains(entity)) return;
            foreach (var parent in entity.GetForeignKeys().Select(k => k.PrincipalEntityType).Where(p => p != entity)) Visit(parent);
            sorted.Add(entity);
        }
        foreach (var entity in model.GetEntityTypes().Where(t => !t.IsOwned() && t.ClrType.Namespace!.StartsWith(nameof(Portal), StringComparison.Ordinal)))
        {
            Visit(entity);
        }
        return sorted.ConvertAll(e => new BulkTable(e));
    }
}
