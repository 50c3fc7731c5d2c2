using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Server.Data;

/// <summary>
/// When people here work: hours of the week in the portal's time zone, without holidays. All of it is arithmetic over real time, so a
/// day on which the clocks change has the hours it has. Without any hours it is always open.
/// </summary>
internal sealed partial class WorkCalendar(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkCalendar.Hours>> week, Func<DateOnly, bool> isHoliday)
{
    /// <summary>Whoever waits longer than this for an open hour waits for ever; nothing asked here goes so far.</summary>
    private const int MostDays = 20_000;

    /// <param name="From">Of the day's clock.</param>
    /// <param name="To">Past the last minute; 24:00 is the day's end.</param>
    internal readonly record struct Hours(TimeSpan From, TimeSpan To);

    public bool IsAlwaysOpen => week.Count == 0;

    /// <summary>How much of the time between two moments is working time; none where the second is the earlier.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return TimeSpan.Zero;
        if (IsAlwaysOpen) return to - from;
        var sum = TimeSpan.Zero;
        for (var day = DayOf(from); day <= DayOf(to); day = day.AddDays(1))
        {
            foreach (var (opens, closes) in OpenOn(day))
            {
                var (start, end) = (opens > from ? opens : from, closes < to ? closes : to);
                if (end > start) sum += end - start;
            }
        }
        return sum;
    }

    /// <summary>The moment at which so much working time has passed.</summary>
    /// <exception cref="InvalidOperationException">There are too few hours in the week for it to come.</exception>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan working)
    {
        if (IsAlwaysOpen) return from + working;
        var left = working;
        var day = DayOf(from);
        for (var i = 0; i < MostDays; i++, day = day.AddDays(1))
        {
            foreach (var (opens, closes) in OpenOn(day))
            {
                var start = opens > from ? opens : from;
                if (closes <= start) continue;
                if (closes - start >= left) return start + left;
                left -= closes - start;
            }
        }
        throw new InvalidOperationException($"The calendar has no {working} of working time after {from:u}.");
    }

    /// <summary>What a setting says: "Mon-Fri 08:00-17:00, Sat 09:00-12:30".</summary>
    /// <returns>Null where it says nothing that can be understood; empty where it is empty: always open.</returns>
    public static IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Hours>>? Parse(string setting)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<Hours>>();
        foreach (var part in setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Line().Match(part) is not { Success: true } line || Time(line.Groups["from"].Value) is not { } from || Time(line.Groups["to"].Value) is not { } to || to <= from) return null;
            var (first, last) = (DayNamed(line.Groups["first"].Value), DayNamed(line.Groups["last"].Success ? line.Groups["last"].Value : line.Groups["first"].Value));
            for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
            {
                var hours = week.GetValueOrDefault(day) ?? [];
                if (hours.Any(h => from < h.To && h.From < to)) return null;
                week[day] = [.. hours.Append(new Hours(from, to)).OrderBy(h => h.From)];
                if (day == last) break;
            }
        }
        return week;
    }

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> OpenOn(DateOnly day) =>
        week.TryGetValue(day.DayOfWeek, out var hours) && !isHoliday(day) ? hours.Select(h => (Moment(day, h.From), Moment(day, h.To))) : [];

    private DateTimeOffset Moment(DateOnly day, TimeSpan time) => Clock.MomentOf(zone, day.ToDateTime(TimeOnly.MinValue) + time);

    private static TimeSpan? Time(string text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;

    private static DayOfWeek DayNamed(string name) => Enum.GetValues<DayOfWeek>().Single(d => d.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?<first>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:-(?<last>Mon|Tue|Wed|Thu|Fri|Sat|Sun))? (?<from>\d\d:\d\d)-(?<to>\d\d:\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
