using System.Globalization;
using Portal.Server.Data;

namespace Portal.Server.Hosting;

/// <summary>When people here work: what deadlines of complaints count in.</summary>
internal sealed class CalendarSettings
{
    /// <summary>"Mon-Fri 08:00-17:00, Sat 09:00-12:00", in the portal's time zone. Empty: always.</summary>
    public string Hours { get; set; } = "";

    /// <summary>The German federal state whose holidays are none of those days; empty for none.</summary>
    public string Holidays { get; set; } = "";

    /// <summary>A file with further days off, one a line: 2026-12-24, and after a blank whatever it is called.</summary>
    public string HolidayFile { get; set; } = "";

    public WorkCalendar ToCalendar(TimeZoneInfo zone)
    {
        var more = HolidayFile.Length == 0 ? [] : Days(HolidayFile).Select(d => d.Day!.Value).ToHashSet();
        return new WorkCalendar(zone, WorkCalendar.Parse(Hours)!, day => Data.Holidays.IsHoliday(Holidays, day) || more.Contains(day));
    }

    /// <param name="say">Words a finding: key, what is wrong, an example.</param>
    public IEnumerable<string> Findings(Func<string, string, string, string> say)
    {
        if (WorkCalendar.Parse(Hours) is null) yield return say("Calendar:Hours", $"'{Hours}' is not a list of days and hours that do not overlap", "Mon-Fri 08:00-17:00, Sat 09:00-12:00");
        if (Holidays.Length > 0 && !Data.Holidays.States.Contains(Holidays)) yield return say("Calendar:Holidays", $"'{Holidays}' is not one of {string.Join(", ", Data.Holidays.States.Order())}", "HH");
        if (HolidayFile.Length == 0) yield break;
        if (!File.Exists(HolidayFile)) yield return say("Calendar:HolidayFile", $"'{HolidayFile}' is not a file", "/etc/portal/holidays.txt");
        else if (Days(HolidayFile).FirstOrDefault(d => d.Day is null) is { Line: { } line }) yield return say("Calendar:HolidayFile", $"has the line '{line}', which does not begin with a day", "2026-12-24 Christmas Eve");
    }

    /// <summary>Empty lines, and those that begin with #, say nothing.</summary>
    private static IEnumerable<(string Line, DateOnly? Day)> Days(string file) =>
        File.ReadLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => (l, DateOnly.TryParseExact(l.Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null));
}
