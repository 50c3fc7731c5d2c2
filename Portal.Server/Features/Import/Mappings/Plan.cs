namespace Portal.Server.Features.Import;

/// <summary>What an import will read, in the order in which records can name each other. Making it checks all files.</summary>
internal sealed class Plan
{
    private readonly string folder;
    private readonly Mapping mapping;
    private readonly Dictionary<string, SourceFile> files = [];

    /// <exception cref="ImportStopped">Mapping, file or header cannot work.</exception>
    public Plan(string folder, Mapping mapping, IReadOnlyList<RecordKind> kinds)
    {
        (this.folder, this.mapping) = (folder, mapping);
        if (!Directory.Exists(folder)) throw new ImportStopped($"There is no folder '{folder}'.", isWrongUse: true);
        if (mapping.Separator.Length != 1 || !char.IsAscii(mapping.Separator[0])) throw Wrong($"separator '{mapping.Separator}' is not one plain character");
        if (mapping.Decimal is not ("." or ",")) throw Wrong($"decimal '{mapping.Decimal}' is neither a point nor a comma");
        if (mapping.Files.FirstOrDefault(f => kinds.All(k => k.Name != f.Records)) is { } unknown)
        {
            throw Wrong($"'{unknown.Records}' is not a kind of record; there are {string.Join(", ", kinds.Select(k => k.Name))}");
        }
        Format = new SourceFormat(mapping.Dates, mapping.Decimal);
        Sections = [.. kinds.SelectMany(k => mapping.Files.Where(f => f.Records == k.Name && File.Exists(Path.Combine(folder, f.File))).Select(f => SectionOf(k, f)))];
        if (Sections.Count == 0)
        {
            var names = string.Join(", ", mapping.Files.Select(f => f.File).Distinct());
            throw new ImportStopped($"There is nothing to import in '{folder}'. It may hold {names}.", isWrongUse: true);
        }
    }

    public SourceFormat Format { get; }

    public IReadOnlyList<Section> Sections { get; }

    /// <summary>Columns of our own files that are no field: perhaps a slip of the pen.</summary>
    public IEnumerable<string> Unused() => mapping.IsOwn
        ? Sections.SelectMany(s => s.File.Header.Where(h => !IsField(s.Kind, h)).Select(h => $"{s.File.Name}: the column '{h}' is not known and was left out."))
        : [];

    private static bool IsField(RecordKind kind, string header) =>
        kind.Fields.Select(f => f.Name).Append(RecordKind.Key).Contains(header.Trim(), StringComparer.OrdinalIgnoreCase);

    private Section SectionOf(RecordKind kind, MappedFile mapped)
    {
        if (!files.TryGetValue(mapped.File, out var file))
        {
            files[mapped.File] = file = new SourceFile(Path.Combine(folder, mapped.File), mapping.Separator[0]);
        }
        if (mapped.Columns.Keys.FirstOrDefault(c => c != RecordKind.Key && !kind.Has(c)) is { } unknown)
        {
            throw Wrong($"{kind.Name} have no field '{unknown}'; they have {string.Join(", ", kind.Fields.Select(f => f.Name).Prepend(RecordKind.Key))}");
        }
        var key = SourceOf(kind, mapped, file, RecordKind.Key, isNeeded: true, isKey: true)!;
        return new Section(kind, file, key, [.. kind.Fields.Select(f => SourceOf(kind, mapped, file, f.Name, f.IsNeeded, f.Names is not null))]);
    }

    private CellSource? SourceOf(RecordKind kind, MappedFile mapped, SourceFile file, string field, bool isNeeded, bool isKey)
    {
        if (!mapped.Columns.TryGetValue(field, out var rule))
        {
            return isNeeded ? throw Wrong($"it does not say where {kind.Name} take their {field} from") : null;
        }
        if (!rule.IsOneThing) throw Wrong($"{field} of {kind.Name} must come from exactly one of column, constant, text and join");
        if (mapping.IsOwn && !isNeeded && !file.Has(rule.Column!)) return null;
        var why = mapping.IsOwn ? $"{kind.Name} need (files of another form than the portal's own are read by --mapping)" : $"the mapping names for {field} of {kind.Name}";
        return new CellSource(rule, column => file.Column(column, why), mapping.Empty.ToHashSet(), isKey);
    }

    private static ImportStopped Wrong(string what) => new($"The mapping cannot work: {what}.", isWrongUse: true);
}
