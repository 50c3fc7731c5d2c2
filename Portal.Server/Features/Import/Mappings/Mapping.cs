using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Server.Features.Import;

/// <summary>Where the records come from: files, columns, and how values are written. docs/import.md describes the format.</summary>
internal sealed class Mapping
{
    /// <summary>Texts that stand for an empty cell.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];

    public string Separator { get; init; } = ",";

    /// <summary>The formats a date may have, as .NET writes them.</summary>
    public IReadOnlyList<string> Dates { get; init; } = SourceFormat.Own.Dates;

    public string Decimal { get; init; } = SourceFormat.Own.DecimalSeparator;

    public required IReadOnlyList<MappedFile> Files { get; init; }

    /// <summary>True for our own files, whose columns may be left out where the field is not needed.</summary>
    [JsonIgnore]
    public bool IsOwn { get; init; }

    /// <summary>Our own files: named after the kinds of record, with columns named after the fields.</summary>
    public static Mapping Own(IEnumerable<RecordKind> kinds) => new()
    {
        IsOwn = true,
        Files = [.. kinds.Select(k => new MappedFile
        {
            Records = k.Name, File = k.FileName,
            Columns = k.Fields.Select(f => f.Name).Prepend(RecordKind.Key).ToDictionary(name => name, name => new ColumnRule { Column = name }),
        })],
    };

    /// <param name="nameOrPath">A file, or the name of a mapping that comes with the portal.</param>
    public static Mapping Load(string nameOrPath)
    {
        var path = File.Exists(nameOrPath) ? nameOrPath : Path.Combine(Shipped, nameOrPath + ".json");
        if (!File.Exists(path)) throw new ImportStopped($"There is no mapping '{nameOrPath}': it is neither a file nor one of {ShippedNames()}.", isWrongUse: true);
        try
        {
            return JsonSerializer.Deserialize<Mapping>(File.ReadAllText(path), Options)
                ?? throw new ImportStopped($"The mapping '{nameOrPath}' is empty.", isWrongUse: true);
        }
        catch (JsonException e)
        {
            throw new ImportStopped($"The mapping '{nameOrPath}' cannot be read: {e.Message}", isWrongUse: true);
        }
    }

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "mappings");

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new ColumnRuleConverter() },
    };

    private static string ShippedNames() => string.Join(", ", Directory.EnumerateFiles(Shipped, "*.json").Select(Path.GetFileNameWithoutExtension).Order());
}

/// <summary>One kind of record, taken from one file. A file can give several kinds.</summary>
internal sealed class MappedFile
{
    /// <summary>The kind: customers, orders, order-lines ...</summary>
    public required string Records { get; init; }

    public required string File { get; init; }

    /// <summary>Where each field comes from.</summary>
    public required IReadOnlyDictionary<string, ColumnRule> Columns { get; init; }
}
