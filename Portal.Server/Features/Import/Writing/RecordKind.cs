using Portal.Server.Data;

namespace Portal.Server.Features.Import;

/// <summary>What the writing of a batch works with.</summary>
internal sealed record BatchInput(StaffDb Db, ImportTools Tools, CancellationToken Cancel);

/// <summary>A kind of record that files bring, its fields, and how its rows go in.</summary>
internal abstract class RecordKind(string name, IReadOnlyList<Field> fields)
{
    /// <summary>The field that holds the external id; every kind has it.</summary>
    public const string Key = "id";

    private readonly Dictionary<string, int> places = fields.Select((f, i) => (f.Name, i)).ToDictionary(p => p.Name, p => p.i);

    /// <summary>As mappings name it; our own file of the kind is named after it.</summary>
    public string Name => name;

    public string FileName => name + ".csv";

    public IReadOnlyList<Field> Fields => fields;

    public int IndexOf(string field) => places[field];

    public bool Has(string field) => places.ContainsKey(field);

    /// <summary>Puts the rows in. Run again in a new transaction, it starts from what the database then holds.</summary>
    public abstract Task<BatchResult> Take(BatchInput input, IReadOnlyList<Row> rows);
}

/// <inheritdoc cref="RecordKind"/>
internal abstract class RecordKind<T>(string name, params Field<T>[] fields) : RecordKind(name, fields) where T : class
{
    public new IReadOnlyList<Field<T>> Fields => fields;

    public override Task<BatchResult> Take(BatchInput input, IReadOnlyList<Row> rows) => Start(input).Take(rows);

    protected abstract RecordBatch<T> Start(BatchInput input);
}

/// <summary>Whether a finding kept a row out, or only a field as the portal has it.</summary>
internal enum FindingKind { Refused, Conflict }

/// <summary>Something the report tells of a row.</summary>
/// <param name="Column">The file's column, or empty where none is at fault.</param>
internal sealed record Finding(FindingKind Kind, long Line, string Key, string Column, string Reason, string FileValue = "", string PortalValue = "");

/// <summary>What became of a batch of rows.</summary>
internal sealed class BatchResult
{
    public int New { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public List<Finding> Findings { get; } = [];
}
