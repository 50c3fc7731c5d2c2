using System.Globalization;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Learning;

/// <summary>What a quarter's complaints amounted to, for staff: to read, to print and as a file.</summary>
public interface IReportDesk
{
    Task<QuarterReport> Read(Quarter quarter, CancellationToken cancel = default);
}

/// <summary>A quarter of a year, in the portal's time zone.</summary>
public readonly record struct Quarter(int Year, int Number)
{
    public DateOnly First => new(Year, Number * 3 - 2, 1);

    /// <summary>The day after its last.</summary>
    public DateOnly Until => First.AddMonths(3);

    public Quarter Before => Of(First.AddDays(-1));

    public Quarter After => Of(Until);

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Quarter? Parse(string? text) =>
        text is { Length: 7 } && text[4..6] == "-Q" && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200
        && text[6] is >= '1' and <= '4' ? new Quarter(year, text[6] - '0') : null;

    /// <summary>The one that an address names; where it names none, the last whole one: that is what people report.</summary>
    public static Quarter Asked(string? text, DateOnly today) => Parse(text) ?? Of(today).Before;

    /// <summary>As people say it.</summary>
    public string Title => T($"Quarter {Number} of {Year}", $"{Number}. Quartal {Year}");

    /// <summary>As it stands in addresses: "2026-Q4".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");
}

/// <param name="IsOver">False while it still goes on: the figures are those of today.</param>
public sealed record QuarterReport(Quarter Quarter, bool IsOver, IReadOnlyList<ReportSection> Sections);

/// <summary>A table of a report. The page, the print and the file are drawn from the same.</summary>
public sealed record ReportSection(string Title, IReadOnlyList<ReportRow> Rows);

/// <param name="Before">The same of the quarter before; empty where there is no such figure.</param>
public sealed record ReportRow(string Name, string Value, string Before);
