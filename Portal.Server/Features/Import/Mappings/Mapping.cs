using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Portal.Server.Features.Import;

/// <summary>Where the records come from: files, columns, and how values are written. docs/import.md describes the format.</summary>
internal sealed partial class Mapping
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
        if (!File.Exists(path))
        {
            throw new ImportStopped($"There is no mapping '{nameOrPath}': it is neither a file nor the name of one that comes with the portal ({ShippedNames()}).", isWrongUse: true);
        }
        try
        {
            var mapping = JsonSerializer.Deserialize<Mapping>(File.ReadAllText(path), Options) ?? throw new JsonException("It is empty");
            if (mapping.Files.Contains(null!)) throw new JsonException("One of its files is null");
            return mapping;
        }
        catch (JsonException e)
        {
            throw new ImportStopped($"The mapping '{nameOrPath}' cannot be read{(e.LineNumber is { } line ? $" (line {line + 1})" : "")}: {Plain(e.Message)}.", isWrongUse: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportStopped($"The mapping '{nameOrPath}' cannot be read: {e.Message}", isWrongUse: true);
        }
    }

    /// <summary>What the reader of JSON says, without its words for programmers.</summary>
    private static string Plain(string message)
    {
        var named = Quoted().Matches(message) is { Count: > 0 } names ? names[^1].Value : "";
        return message switch
        {
            _ when message.Contains("missing required", StringComparison.Ordinal) => $"it lacks {named}",
            _ when message.Contains("could not be mapped", StringComparison.Ordinal) => $"it has {Quoted().Match(message).Value}, which no mapping has",
            _ when message.Contains("null values", StringComparison.Ordinal) => $"{Quoted().Match(message).Value} is null",
            _ when message.Contains("could not be converted", StringComparison.Ordinal) => "something stands there that a mapping does not have in this place",
            _ when message.Contains("Path: ", StringComparison.Ordinal) => "it is not valid JSON",
            _ => message,
        };
    }

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Quoted();

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "mappings");

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, Converters = { new ColumnRuleConverter() },
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
