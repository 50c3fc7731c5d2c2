using System.Runtime.CompilerServices;
using CsvHelper;

namespace Portal.Server.Features.Import;

/// <summary>Reads the rows of a section, one after the other, and tells good ones from bad.</summary>
/// <param name="seen">The keys of the kind so far, over all its files.</param>
/// <param name="refused">The lines that were refused before, with what else the file gives.</param>
internal sealed class RowReader(Section section, SourceFormat format, SeenKeys seen, IReadOnlySet<long> refused)
{
    private readonly SourceFormat[] formats =
        [.. section.Sources.Select(s => s?.Dates is { } dates ? format with { Dates = dates } : format)];

    private const string WholeRow = "(whole row)";

    private long badQuotes;

    /// <returns>Each row, or the finding that refuses it.</returns>
    public async IAsyncEnumerable<(Row? Row, Finding? Finding)> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reader = section.File.Open(m => badQuotes = m.Reason == CsvMalformedReason.TextAfterClosingQuote ? m.LineNumber : badQuotes);
        while (await reader.ReadAsync(cancel))
        {
            if (refused.Contains(reader.LineNumber)) continue;
            var row = Read(reader, out var finding);
            yield return (row, finding);
        }
    }

    private Row? Read(CsvReader reader, out Finding? finding)
    {
        var key = "";
        finding = Shape(reader);
        if (finding is not null) return null;
        finding = ReadKey(reader, ref key);
        if (finding is not null) return null;
        var values = new string[section.Sources.Count];
        for (var i = 0; i < values.Length; i++)
        {
            finding = Read(reader, i, key, out values[i]);
            if (finding is not null) return null;
        }
        if (seen.Add(key)) return new Row(section, reader.LineNumber, key, values);
        finding = Refused(reader, key, section.Key, $"'{key}' is there already, in a row above", key);
        return null;
    }

    /// <summary>A row whose cells cannot be told apart is refused as a whole: nobody guesses which comma was meant.</summary>
    private Finding? Shape(CsvReader reader)
    {
        var (cells, columns) = (reader.FieldCount, section.File.Header.Count);
        if (badQuotes == reader.LineNumber) return Refused(reader, "", null, "A quote is opened or closed in the middle of a cell") with { Column = WholeRow };
        if (cells == columns) return null;
        var split = cells < columns ? null : Split(reader, columns);
        var why = cells < columns ? "" : split is null ? "; a comma within a cell needs quotes around the cell" : $"; the comma in '{split}' needs quotes around the cell";
        return Refused(reader, "", null, $"The row has {cells} cells, the header names {columns} columns{why}") with { Column = split ?? WholeRow };
    }

    /// <summary>The column whose cell a comma seems to have cut: what follows begins with the blank that was written after the comma.</summary>
    private string? Split(CsvReader reader, int columns) =>
        Enumerable.Range(0, columns).FirstOrDefault(i => reader.GetString(i + 1).StartsWith(' '), -1) is >= 0 and var cut ? section.File.Header[cut] : null;

    private Finding? ReadKey(CsvReader reader, ref string key)
    {
        key = section.Key.Read(reader);
        if (key.Length == 0) return Refused(reader, "", section.Key, $"The key is missing: without it the next import would not know the {Singular} again");
        if (key.Contains('\0')) return Refused(reader, "", section.Key, "The key holds the character U+0000");
        return key.Length > Row.LongestKey ? Refused(reader, "", section.Key, $"The key has {key.Length} characters; there is room for {Row.LongestKey}", key) : null;
    }

    private Finding? Read(CsvReader reader, int i, string key, out string value)
    {
        var field = section.Kind.Fields[i];
        var source = section.Sources[i];
        var text = source?.Read(reader) ?? "";
        value = field.Type.Empty;
        if (text.Length == 0) return field.IsNeeded ? Refused(reader, key, source, $"There is no {field.Name}") : null;
        if (text.Contains('\0')) return Refused(reader, key, source, "The text holds the character U+0000", text);
        var reading = field.Type.Read(text, formats[i]);
        value = reading.Text;
        return reading.Problem is null ? null : Refused(reader, key, source, reading.Problem, text);
    }

    private string Singular => section.Kind.Name == "staff" ? "person" : section.Kind.Name == "addresses" ? "address" : section.Kind.Name.TrimEnd('s');

    private static Finding Refused(CsvReader reader, string key, CellSource? source, string reason, string value = "") =>
        new(FindingKind.Refused, reader.LineNumber, key, source?.Columns ?? "", reason, value);
}
