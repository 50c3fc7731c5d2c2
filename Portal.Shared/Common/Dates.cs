using System.Globalization;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Common;

/// <summary>Dates as people say them: a word near today, the full date elsewhere.</summary>
public static class Dates
{
    /// <summary>"today", "tomorrow", "Thursday", "26 Nov" or "26 Nov 2025", seen from <paramref name="today"/>.</summary>
    public static string Say(DateOnly date, DateOnly today)
    {
        var days = date.DayNumber - today.DayNumber;
        return days switch
        {
            0 => T("today", "heute"),
            1 => T("tomorrow", "morgen"),
            -1 => T("yesterday", "gestern"),
            > 1 and < 7 => date.ToString("dddd", CultureInfo.CurrentCulture),
            _ => Write(date, today),
        };
    }

    /// <summary>"Thursday, 26 Nov": for sentences that promise something, never a bare word.</summary>
    public static string Full(DateOnly date, DateOnly today) =>
        $"{date.ToString("dddd", CultureInfo.CurrentCulture)}, {Write(date, today)}";

    /// <summary>The date with its year where the year is not this one.</summary>
    public static string Write(DateOnly date, DateOnly today)
    {
        // German months are written out: "27. Nov." at the end of a sentence would end it twice.
        var format = T("d MMM", "d. MMMM") + (date.Year == today.Year ? "" : " yyyy");
        return date.ToString(format, CultureInfo.CurrentCulture);
    }
}
