using System.Globalization;

namespace Portal.Server.Features.Import;

/// <summary>A row of a file that could be read: its key, and a spelling for every field of its kind.</summary>
internal sealed class Row(Section section, long line, string key, string[] values)
{
    public const int LongestKey = 100;

    /// <summary>Where the row starts, as editors count.</summary>
    public long Line => line;

    /// <summary>The external id.</summary>
    public string Key => key;

    public Section Section => section;

    /// <summary>A field's spelling; that of an empty one where the file has no such column.</summary>
    public string this[string field] => values[section.Kind.IndexOf(field)];

    public string this[int field] => values[field];

    public decimal Number(string field) => decimal.Parse(this[field], CultureInfo.InvariantCulture);

    public DateOnly? Date(string field) =>
        this[field] is { Length: > 0 } date ? DateOnly.ParseExact(date, DateType.Spelling, CultureInfo.InvariantCulture) : null;
}
