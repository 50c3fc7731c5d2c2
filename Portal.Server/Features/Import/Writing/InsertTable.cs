using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.Server.Features.Import;

/// <summary>A table as rows are put into it: its columns and what hangs on its records, from EF's model.</summary>
internal sealed class InsertTable
{
    /// <summary>A server is a round trip away and takes long statements; more than 2,100 none of them takes.</summary>
    private const int MostParameters = 600;

    /// <summary>The built-in database is near, and finds a parameter by going through all of a statement's.</summary>
    private const int MostParametersNear = 80;

    private static readonly ConcurrentDictionary<IEntityType, InsertTable> Known = [];

    private readonly string head;
    private readonly IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> columns;

    private InsertTable(DbContext db, IEntityType entity)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        columns = [.. entity.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd)).Select(p => (p, p.GetRelationalTypeMapping()))];
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName(table)!)));
        head = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({names}) VALUES ";
        RowsAtOnce = Math.Max(1, (db.Database.GetDbConnection().CanCreateBatch ? MostParameters : MostParametersNear) / columns.Count);
        Parts = [.. entity.GetNavigations().Where(n => n.IsCollection)];
    }

    public int RowsAtOnce { get; }

    /// <summary>The lists of what belongs to a record: an order's promises.</summary>
    public IReadOnlyList<INavigation> Parts { get; }

    public static InsertTable Of(DbContext db, Type type) => Known.GetOrAdd(db.Model.FindEntityType(type)!, entity => new InsertTable(db, entity));

    /// <summary>A statement for so many rows; it can be run again and again.</summary>
    public DbCommand Command(DbContext db, int rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var groups = Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", Enumerable.Range(0, columns.Count).Select(c => $"@p{r * columns.Count + c}"))})");
        command.CommandText = head + string.Join(", ", groups);
        for (var i = 0; i < rows * columns.Count; i++)
        {
            var (property, mapping) = columns[i % columns.Count];
            command.Parameters.Add(mapping.CreateParameter(command, $"@p{i}", null, property.IsNullable));
        }
        return command;
    }

    public void Fill(DbCommand command, IReadOnlyList<object> rows, int from, int count)
    {
        for (var i = 0; i < count * columns.Count; i++)
        {
            var (property, mapping) = columns[i % columns.Count];
            var value = property.GetGetter().GetClrValue(rows[from + i / columns.Count]);
            command.Parameters[i].Value = value is null ? DBNull.Value : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
