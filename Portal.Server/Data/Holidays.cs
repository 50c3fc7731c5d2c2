using System.Collections.Frozen;

namespace Portal.Server.Data;

/// <summary>
/// The statutory holidays of the German federal states, computed. Source: the states' holiday acts, as they are in 2026; days that hold in
/// parts of a state only (Corpus Christi in Saxony and Thuringia, the Assumption in Bavaria, the Peace Festival of Augsburg) are left to the file.
/// </summary>
internal static class Holidays
{
    public static readonly FrozenSet<string> States = new[] { "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH" }.ToFrozenSet();

    /// <param name="state">A code of <see cref="States"/>; empty for no holidays.</param>
    public static bool IsHoliday(string state, DateOnly day)
    {
        if (state.Length == 0) return false;
        var easter = Easter(day.Year);
        return (day.Month, day.Day) switch
        {
            (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26) => true,
            (1, 6) => state is "BW" or "BY" or "ST",
            (3, 8) => state == "BE" && day.Year >= 2019 || state == "MV" && day.Year >= 2023,
            // Eighty years after the end of the war, in Berlin alone.
            (5, 8) when state == "BE" && day.Year is 2020 or 2025 => true,
            (8, 15) => state == "SL",
            (9, 20) => state == "TH" && day.Year >= 2019,
            (10, 31) => day.Year == 2017 || state is "BB" or "MV" or "SN" or "ST" or "TH" || day.Year >= 2018 && state is "HB" or "HH" or "NI" or "SH",
            (11, 1) => state is "BW" or "BY" or "NW" or "RP" or "SL",
            _ => false,
        }
        || (day.DayNumber - easter.DayNumber) switch
        {
            -2 or 1 or 39 or 50 => true,
            0 or 49 => state == "BB",
            60 => state is "BW" or "BY" or "HE" or "NW" or "RP" or "SL",
            _ => false,
        }
        || state == "SN" && day == Repentance(day.Year);
    }

    /// <summary>Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }

    /// <summary>The Wednesday before the 23rd of November.</summary>
    private static DateOnly Repentance(int year)
    {
        var day = new DateOnly(year, 11, 22);
        while (day.DayOfWeek != DayOfWeek.Wednesday) day = day.AddDays(-1);
        return day;
    }
}
