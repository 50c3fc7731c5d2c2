using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Portal.Server.Data.Bulk;

/// <summary>
/// Takes the indexes (and foreign keys and keys of words, where that can be undone) away while millions of rows come in, and makes them afterwards:
/// sorting once is far cheaper than finding a place for each row. Only for an empty database that nobody uses yet.
/// </summary>
internal static class IndexBreak
{
    public static Task Begin(Databases databases, CancellationToken cancel) => Run(databases, "", (tables, keys, spoken) =>
    [
        .. tables.SelectMany(t => t.Indexes).Select(i => new DropIndexOperation { Name = i.Name, Table = i.Table.Name, Schema = i.Table.Schema }),
        .. keys.Select(k => new DropForeignKeyOperation { Name = k.Name, Table = k.Table.Name, Schema = k.Table.Schema }),
        .. spoken.Select(k => new DropPrimaryKeyOperation { Name = k.Name, Table = k.Table.Name, Schema = k.Table.Schema }),
    ], cancel);

    public static async Task End(Databases databases, CancellationToken cancel)
    {
        await Run(databases, databases.Provider.Bulk.BeforeIndexes, (tables, keys, spoken) =>
        [
            .. spoken.Select(AddPrimaryKeyOperation.CreateFrom),
            .. tables.SelectMany(t => t.Indexes).Select(CreateIndexOperation.CreateFrom),
            .. keys.Select(AddForeignKeyOperation.CreateFrom),
        ], cancel);
        databases.Provider.Bulk.AfterLoad();
    }

    private static async Task Run(
        Databases databases, string first, Func<IEnumerable<ITable>, IEnumerable<IForeignKeyConstraint>, IEnumerable<IPrimaryKeyConstraint>, List<MigrationOperation>> make,
        CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var model = db.GetService<IDesignTimeModel>().Model;
        var tables = model.GetRelationalModel().Tables.ToList();
        var droppable = databases.Provider.Bulk.CanDropForeignKeys ? tables : [];
        var keys = droppable.SelectMany(t => t.ForeignKeyConstraints);
        var spoken = droppable.Select(t => t.PrimaryKey!).Where(k => k.Columns.All(c => c.ProviderClrType == typeof(string)));
        await db.Database.OpenConnectionAsync(cancel);
        if (first.Length > 0) await db.Database.ExecuteSqlRawAsync(first, cancel);
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(make(tables, keys, spoken), model))
        {
            await db.Database.ExecuteSqlRawAsync(command.CommandText, cancel);
        }
    }
}
