using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>Puts one batch of rows of a kind in. Each look-up is one query for all its rows.</summary>
internal abstract partial class RecordBatch<T>(RecordKind<T> kind, BatchInput input) where T : class
{
    private const string ExternalId = "ExternalId";

    private readonly BatchResult result = new();
    private readonly List<T> made = [];
    private readonly List<ImportedRecord> remembered = [];
    private Dictionary<string, ImportedRecord> last = [];
    private Dictionary<string, T> records = [];

    protected StaffDb Db => input.Db;

    protected Clock Clock => input.Tools.Clock;

    protected Originals Originals => input.Tools.Originals;

    protected CancellationToken Cancel => input.Cancel;

    protected References References { get; } = new(input.Db);

    public async Task<BatchResult> Take(IReadOnlyList<Row> rows)
    {
        last = await Last([.. rows.Select(r => r.Key)]);
        var touched = rows.Where(r => !(last.TryGetValue(r.Key, out var before) && Snapshot.IsSame(r, before))).ToList();
        result.Unchanged = rows.Count - touched.Count;
        if (touched.Count == 0) return result;
        await Load(touched);
        var accepted = touched.Where(IsInOrder).ToList();
        await Prepare(accepted, [.. accepted.Where(IsFresh)]);
        foreach (var row in accepted)
        {
            if (IsFresh(row)) Add(row);
            else Change(row);
        }
        await Insert(made);
        await BulkInsert.Run(Db, remembered, Cancel);
        return result;
    }

    /// <summary>The records with the parts that the fields read.</summary>
    protected virtual IQueryable<T> WithParts(IQueryable<T> all) => all;

    /// <summary>What is wrong with a row that its fields, one by one, do not show.</summary>
    protected virtual Outcome Check(Row row) => Outcome.Done;

    /// <summary>Looks up what is needed beside the named records.</summary>
    /// <param name="fresh">Those of the rows that will be new records.</param>
    protected virtual Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh) => Task.CompletedTask;

    /// <summary>A new record with what can only be set at its making; the other fields are written after.</summary>
    protected abstract Outcome<T> Make(Row row);

    /// <summary>Brings what follows from the fields up to date.</summary>
    protected virtual void Written(T record, Row row) { }

    /// <summary>Puts the new records in; what changed is saved with the context.</summary>
    protected virtual Task Insert(IReadOnlyList<T> records) => BulkInsert.Run(Db, records, Cancel);

    /// <summary>A document names only what belongs to its own customer.</summary>
    protected Outcome SameCustomer(Row row, To to, string field) =>
        References.Find(to, row[field]) is { } named && named.CustomerId != References.Find(To.Customer, row["customer"])?.Id
            ? Outcome.Invalid(field, $"The {Word(to)} '{row[field]}' does not belong to the customer '{row["customer"]}'")
            : Outcome.Done;

    private async Task<Dictionary<string, ImportedRecord>> Last(string[] keys)
    {
        var name = kind.Name;
        return await Db.ImportedRecords.AsNoTracking().Where(r => r.Kind == name && EF.Parameter(keys).Contains(r.ExternalId))
            .ToDictionaryAsync(r => r.ExternalId, Cancel);
    }

    private async Task Load(List<Row> touched)
    {
        var keys = touched.Select(r => r.Key).ToArray();
        var found = await WithParts(Db.Set<T>())
            .Where(r => EF.Property<string?>(r, ExternalId) != null && EF.Parameter(keys).Contains(EF.Property<string>(r, ExternalId)))
            .ToListAsync(Cancel);
        records = found.ToDictionary(r => (string)Db.Entry(r).Property(ExternalId).CurrentValue!);
        foreach (var field in kind.Fields.Where(f => f.Names is not null))
        {
            await References.Load(field.Names!.Value, touched.Select(r => r[field.Name]), Cancel);
            if (field.IdOf is { } idOf) await References.Load(field.Names!.Value, found.Select(idOf).OfType<long>(), Cancel);
        }
    }

    /// <summary>Neither in the portal nor ever brought by an import.</summary>
    private bool IsFresh(Row row) => !records.ContainsKey(row.Key) && !last.ContainsKey(row.Key);

    private bool IsInOrder(Row row)
    {
        var unknown = kind.Fields.FirstOrDefault(f => f.Names is { } to && row[f.Name].Length > 0 && References.Find(to, row[f.Name]) is null);
        if (unknown is not null) Refuse(row, unknown.Name, $"There is no {Word(unknown.Names!.Value)} '{row[unknown.Name]}': not in the portal, nor did one go in from these files");
        else if (Check(row) is { Succeeded: false } wrong) Refuse(row, wrong.Problems[0]);
        else return true;
        return false;
    }

    private static string Word(To to) => to switch { To.Staff => "member of staff", _ => to.ToString().ToLowerInvariant() };

    private void Refuse(Row row, Problem problem) => Refuse(row, problem.Field ?? "", problem.Message);

    private void Refuse(Row row, string field, string reason) => result.Findings.Add(new Finding(
        FindingKind.Refused, row.Line, row.Key, row.Section.ColumnOf(field), reason, field.Length > 0 && kind.Has(field) ? row[field] : ""));
}
