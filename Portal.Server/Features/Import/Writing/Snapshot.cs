using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Server.Data;

namespace Portal.Server.Features.Import;

/// <summary>
/// What the last import saw of a record, field by field. Empty values are left out, so a column that a later file adds compares
/// with what an empty one would have given.
/// </summary>
internal static class Snapshot
{
    public const int Longest = 4000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values to keep for the next run: the row's, and the earlier ones of fields this file does not have.</summary>
    public static string Of(Row row, IReadOnlyDictionary<string, string>? before = null)
    {
        var values = new Dictionary<string, string>();
        for (var i = 0; i < row.Section.Kind.Fields.Count; i++)
        {
            var field = row.Section.Kind.Fields[i];
            var value = row.Section.Has(i) ? row[i] : before?.GetValueOrDefault(field.Name) ?? field.Type.Empty;
            if (value != field.Type.Empty) values[field.Name] = value;
        }
        return JsonSerializer.Serialize(values, Options);
    }

    /// <returns>Null where the values were erased.</returns>
    public static Dictionary<string, string>? Read(ImportedRecord record) =>
        record.Values is "" or "{}" ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(record.Values);

    /// <summary>Whether the source says the same as last time.</summary>
    public static bool IsSame(Row row, ImportedRecord last)
    {
        if (Of(row) == last.Values) return true;
        return Read(last) is { } before && Enumerable.Range(0, row.Section.Kind.Fields.Count).All(i => !row.Section.Has(i) || row[i] == Value(before, row.Section.Kind.Fields[i]));
    }

    public static string Value(Dictionary<string, string> before, Field field) => before.GetValueOrDefault(field.Name, field.Type.Empty);
}
