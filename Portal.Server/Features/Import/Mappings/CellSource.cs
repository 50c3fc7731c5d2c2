using System.Text.RegularExpressions;
using CsvHelper;

namespace Portal.Server.Features.Import;

/// <summary>A rule, tied to the header of a file: gives a field's text for each row.</summary>
internal sealed partial class CellSource
{
    private readonly ColumnRule rule;
    private readonly IReadOnlyList<Template> parts;
    private readonly IReadOnlyCollection<string> empty;
    private readonly bool needsAll;

    /// <param name="empty">Texts that stand for an empty cell.</param>
    /// <param name="needsAll">True for keys: with one of its columns empty there is no key.</param>
    /// <exception cref="ImportStopped">The file has no such column.</exception>
    public CellSource(ColumnRule rule, Func<string, int> columnOf, IReadOnlyCollection<string> empty, bool needsAll)
    {
        (this.rule, this.empty, this.needsAll) = (rule, empty, needsAll);
        string[] texts = rule.Column is { } column ? ["{" + column + "}"] : rule.Text is { } text ? [text] : [.. rule.Join ?? []];
        parts = [.. texts.Select(t => new Template(t, columnOf))];
        Columns = string.Join(" + ", parts.SelectMany(p => p.Names).Distinct());
        if (Columns.Length == 0) Columns = "(constant)";
    }

    /// <summary>The columns it reads, as the report names them.</summary>
    public string Columns { get; }

    /// <summary>How this date is written, where the mapping says so.</summary>
    public IReadOnlyList<string>? Dates => rule.Dates;

    public string Read(CsvReader row)
    {
        var text = rule.Constant ?? string.Join(rule.With, parts.Select(p => p.Fill(i => Cell(row, i), needsAll)).Where(t => t.Length > 0));
        if (rule.Values is null || text.Length == 0) return text;
        return rule.Values.TryGetValue(text, out var meaning) ? meaning : rule.Otherwise ?? text;
    }

    private string Cell(CsvReader row, int column)
    {
        var text = row.GetString(column).Trim();
        return empty.Contains(text) ? "" : text;
    }

    /// <summary>A text with columns in braces.</summary>
    private sealed class Template
    {
        private readonly string[] between;
        private readonly int[] columns;

        public Template(string text, Func<string, int> columnOf)
        {
            Names = [.. Braces().Matches(text).Select(m => m.Groups[1].Value)];
            between = Braces().Replace(text, "\0").Split('\0');
            columns = [.. Names.Select(columnOf)];
        }

        public IReadOnlyList<string> Names { get; }

        /// <summary>Empty where all its columns are, or where one is and all are needed.</summary>
        public string Fill(Func<int, string> cell, bool needsAll)
        {
            if (columns.Length == 1 && between[0].Length == 0 && between[1].Length == 0) return cell(columns[0]);
            var cells = Array.ConvertAll(columns, c => cell(c));
            if (cells.All(c => c.Length == 0) || needsAll && cells.Any(c => c.Length == 0)) return "";
            return string.Concat(between.Zip([.. cells, ""], (before, value) => before + value)).Trim();
        }
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Braces();
}
