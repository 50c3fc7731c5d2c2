namespace Portal.Server.Features.Import;

/// <summary>One kind of record out of one file, ready to be read.</summary>
internal sealed class Section(RecordKind kind, SourceFile file, CellSource key, IReadOnlyList<CellSource?> sources)
{
    public RecordKind Kind => kind;

    public SourceFile File => file;

    public CellSource Key => key;

    /// <summary>By field; null where the file has no column for it.</summary>
    public IReadOnlyList<CellSource?> Sources => sources;

    public bool Has(int field) => sources[field] is not null;

    /// <summary>The file's column behind a field, or empty where there is none.</summary>
    public string ColumnOf(string field) =>
        field == RecordKind.Key ? key.Columns : kind.Has(field) ? sources[kind.IndexOf(field)]?.Columns ?? "" : "";
}
