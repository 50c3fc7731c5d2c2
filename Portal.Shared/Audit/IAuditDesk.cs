using Portal.Shared.Common;

namespace Portal.Shared.Audit;

/// <summary>The security record: who signed in, who was refused what, who changed whose rights, who took what out. For those with the right to see it.</summary>
public interface IAuditDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<AuditLine>> Read(AuditFilter filter, PageAt at, CancellationToken cancel = default);

    /// <summary>Walks the whole record: a line that was removed, changed or inserted shows.</summary>
    Task<AuditCheck> Verify(CancellationToken cancel = default);
}

/// <param name="Area">One of <see cref="AuditWords.Areas"/>; null for all.</param>
/// <param name="Who">The beginning of the e-mail address of whoever did it, or a part of a colleague's name.</param>
/// <param name="Text">What stands in the facts: a number, an address, a word. Looks through the latest <see cref="Searched"/> lines that fit the rest.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record AuditFilter(string? Area = null, string? Who = null, string? Text = null, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>How many of the latest lines are looked through for a word in their facts.</summary>
    public const int Searched = 50_000;

    public bool IsEmpty => this == new AuditFilter();

    /// <summary>What an address says; what cannot be meant is left out.</summary>
    public static AuditFilter Of(Func<string, string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string? Word(string name) => value(name)?.Trim() is { Length: > 0 and <= 100 } word ? word : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(value(name), "yyyy-MM-dd", out var day) ? day : null;
        return new(AuditWords.Areas.Contains(value("area")) ? value("area") : null, Word("who"), Word("q"), Day("from"), Day("until"));
    }

    public string ToQuery() => string.Join('&', new[]
    {
        ("area", Area), ("who", Who), ("q", Text), ("from", From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("until", Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
    }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
}

/// <param name="Number">Its place in the record: 1, 2, 3 ...</param>
/// <param name="Who">Name and address of whoever did it; empty for a visitor, "Portal" for the program.</param>
/// <param name="Facts">Name and value, as they were written; null where they were erased.</param>
public sealed record AuditLine(long Number, DateTimeOffset At, string Kind, string Who, IReadOnlyList<KeyValuePair<string, string>>? Facts);

/// <param name="Erased">Lines whose personal half was erased; that breaks nothing.</param>
/// <param name="Problems">What is wrong, in order; empty where the record is whole.</param>
public sealed record AuditCheck(long Lines, long Erased, IReadOnlyList<string> Problems);
