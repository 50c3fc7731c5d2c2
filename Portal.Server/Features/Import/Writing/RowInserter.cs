using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Server.Data;

namespace Portal.Server.Features.Import;

/// <summary>
/// Puts new records in by statements of many rows, past the change tracker: an order is eight rows with its promises and search
/// terms, and tracking a row costs several times its writing. What a save does besides (versions, search terms) is done here;
/// events there are none, for history tells nobody anything.
/// </summary>
internal sealed class RowInserter(StaffDb db, CancellationToken cancel)
{
    /// <summary>Records with an external id, what hangs on them, and the words by which they are found.</summary>
    public async Task Insert<T>(IReadOnlyList<T> records) where T : class
    {
        foreach (var record in records.OfType<Record>()) record.Version = 1;
        await Rows(records);
        await Rows<SearchTerm>([.. records.OfType<ISearchable>().SelectMany(Bookkeeping.TermsOf)]);
        foreach (var parts in InsertTable.Of(db, typeof(T)).Parts) await InsertParts(parts, records);
    }

    public Task Rows<T>(IReadOnlyList<T> rows) where T : class => Rows(typeof(T), rows);

    private async Task Rows(Type type, IReadOnlyList<object> rows)
    {
        if (rows.Count == 0) return;
        var table = InsertTable.Of(db, type);
        var even = rows.Count - rows.Count % table.RowsAtOnce;
        await Rows(table, rows, 0, even, table.RowsAtOnce);
        await Rows(table, rows, even, rows.Count, rows.Count - even);
    }

    private async Task Rows(InsertTable table, IReadOnlyList<object> rows, int from, int to, int atOnce)
    {
        if (from == to) return;
        await using var command = table.Command(db, atOnce);
        for (var i = from; i < to; i += atOnce)
        {
            table.Fill(command, rows, i, atOnce);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>A part points to its record by the key that the database gave it.</summary>
    private async Task InsertParts<T>(INavigation navigation, IReadOnlyList<T> records) where T : class
    {
        var parts = new List<object>();
        var externalId = navigation.DeclaringEntityType.FindProperty(ExternalId)!.GetGetter();
        var whole = records.Where(r => PartsOf(navigation, r).Any()).ToDictionary(r => (string)externalId.GetClrValue(r)!);
        var point = navigation.ForeignKey.Properties[0].PropertyInfo!;
        foreach (var (key, id) in await Ids<T>([.. whole.Keys]))
        {
            foreach (var part in PartsOf(navigation, whole[key]))
            {
                point.SetValue(part, id);
                if (part is Record record) record.Version = 1;
                parts.Add(part);
            }
        }
        await Rows(navigation.TargetEntityType.ClrType, parts);
    }

    private async Task<Dictionary<string, long>> Ids<T>(string[] externalIds) where T : class => externalIds.Length == 0 ? [] : await db.Set<T>()
        .Where(r => EF.Property<string?>(r, ExternalId) != null && EF.Parameter(externalIds).Contains(EF.Property<string>(r, ExternalId)))
        .Select(r => new { Key = EF.Property<string>(r, ExternalId), Id = EF.Property<long>(r, "Id") }).ToDictionaryAsync(r => r.Key, r => r.Id, cancel);

    private const string ExternalId = "ExternalId";

    private static IEnumerable<object> PartsOf(INavigation navigation, object record) => (IEnumerable<object>)navigation.GetGetter().GetClrValue(record)!;
}
