using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Portal.Server.Data.Bulk;

/// <summary>A table as the bulk writer fills it, made from EF's model.</summary>
internal sealed class BulkTable
{
    private readonly Func<object, object?>? readKey;
    private readonly Action<object, object>? writeKey;
    private readonly List<BulkColumn> spokenKey = [];
    private long last;

    public BulkTable(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        (Entity, Name, Schema) = (entity, table.Name, table.Schema);
        Columns = [.. entity.GetProperties().Where(p => p.GetColumnName(table) is not null).Select(p => new BulkColumn(p, table))];
        Parts = [.. entity.GetNavigations().Where(n => !n.IsOnDependent && n.ForeignKey.Properties.Count == 1).Select(n => new BulkPart(n))];
        if (entity.FindPrimaryKey()?.Properties is [{ ValueGenerated: ValueGenerated.OnAdd, PropertyInfo: { } key } property] && key.PropertyType == typeof(long))
        {
            KeyColumn = property.GetColumnName(table);
            readKey = property.GetGetter().GetClrValue;
            writeKey = Setter(key);
        }
        var keys = entity.FindPrimaryKey()!.Properties.Select(p => Columns.Single(c => c.Name == p.GetColumnName(table))).ToList();
        if (keys.TrueForAll(k => k.Type == typeof(string))) spokenKey = keys;
    }

    public IEntityType Entity { get; }

    public string Name { get; }

    public string? Schema { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public IReadOnlyList<BulkPart> Parts { get; }

    /// <summary>The key the database would count up; null where a row brings its key.</summary>
    public string? KeyColumn { get; }

    /// <summary>The last key in the table: new rows are counted up from it.</summary>
    public void ContinueAfter(long key) => last = Math.Max(last, key);

    /// <summary>Gives the row the next key, unless it has one or needs none.</summary>
    public void TakeKey(object entity)
    {
        if (readKey is null) return;
        if (readKey(entity) is 0L) writeKey!(entity, ++last);
        else ContinueAfter((long)readKey(entity)!);
    }

    /// <summary>Rows with keys of words come in the order of the key: neighbours in the index are written one after the other.</summary>
    public void Sort(List<object> rows)
    {
        if (spokenKey.Count == 0) return;
        var sorted = rows.ToArray();
        Array.Sort(sorted.Select(r => string.Join('\0', spokenKey.Select(k => (string?)k.Value(r)))).ToArray(), sorted, StringComparer.Ordinal);
        rows.Clear();
        rows.AddRange(sorted);
    }

    public long KeyOf(object entity) => (long)readKey!(entity)!;

    public void GiveKey(object entity, long key) => writeKey!(entity, key);

    /// <summary>Makes a row that has its key the first version of itself.</summary>
    /// <returns>What a save would write with it: its parts, its events, the terms by which it is found.</returns>
    public IEnumerable<object> Complete(object entity)
    {
        var belongings = Parts.SelectMany(part => part.Of(entity, KeyOf(entity))).ToList();
        if (entity is Record record)
        {
            if (record.Version == 0) record.Version = 1;
            belongings.AddRange(record.Happened);
            record.Happened.Clear();
        }
        return entity is ISearchable searchable ? belongings.Concat(Bookkeeping.TermsOf(searchable)) : belongings;
    }

    /// <summary>Writes a property that may be init-only: who made the record could not know the key yet.</summary>
    public static Action<object, object> Setter(PropertyInfo property)
    {
        var (entity, value) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object)));
        var assign = Expression.Assign(
            Expression.Property(Expression.Convert(entity, property.DeclaringType!), property.DeclaringType!.GetProperty(property.Name)!),
            Expression.Convert(value, property.PropertyType));
        return Expression.Lambda<Action<object, object>>(assign, entity, value).Compile();
    }
}

/// <summary>What hangs on a record and is written with it: the lines of an order, the person of an event.</summary>
internal sealed class BulkPart(INavigation navigation)
{
    private readonly Func<object, object?> read = navigation.GetGetter().GetClrValue;
    private readonly Action<object, object> point = BulkTable.Setter(navigation.ForeignKey.Properties[0].PropertyInfo!);

    /// <summary>The parts of a record, each pointing to it.</summary>
    public IEnumerable<object> Of(object whole, long key)
    {
        var found = read(whole);
        if (found is null) yield break;
        foreach (var part in navigation.IsCollection ? (IEnumerable<object>)found : [found])
        {
            point(part, key);
            yield return part;
        }
    }
}
