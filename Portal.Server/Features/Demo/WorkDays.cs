using Portal.Server.Data;

namespace Portal.Server.Features.Demo;

/// <summary>
/// The three years the demo tells of, as the company lives through them: its working days and office hours. All of it ends with
/// yesterday, so that what is filled today is the same at any hour.
/// </summary>
internal sealed class WorkDays
{
    private const int Before = 60, After = 90, Opens = 8 * 60, Closes = 17 * 60 + 30;

    private readonly int origin;
    private readonly bool[] works;
    private readonly TimeSpan[] offsets;
    private readonly Clock clock;

    public WorkDays(Clock clock)
    {
        this.clock = clock;
        Today = clock.Today;
        First = Today.AddYears(-3);
        origin = First.DayNumber - Before;
        var days = Enumerable.Range(origin, Today.DayNumber - origin + After).Select(DateOnly.FromDayNumber).ToList();
        var holidays = Enumerable.Range(First.Year - 1, 6).SelectMany(Holidays).ToHashSet();
        works = [.. days.Select(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(d))];
        offsets = [.. days.Select(d => clock.Zone.GetUtcOffset(d.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Unspecified)))];
        Last = At(Today.AddDays(-1), 23 * 60);
    }

    public DateOnly First { get; }

    public DateOnly Today { get; }

    public DateOnly Yesterday => Today.AddDays(-1);

    /// <summary>Nothing happens after this.</summary>
    public DateTimeOffset Last { get; }

    public bool IsWorkday(DateOnly day) => day.DayNumber >= origin && works[day.DayNumber - origin];

    public DateOnly SameOrNext(DateOnly day)
    {
        while (!IsWorkday(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>So many working days on, or back.</summary>
    public DateOnly Add(DateOnly day, int workdays)
    {
        for (var left = Math.Abs(workdays); left > 0;)
        {
            day = day.AddDays(Math.Sign(workdays));
            if (IsWorkday(day)) left--;
        }
        return day;
    }

    /// <summary>A time of day, in minutes, in the portal's time zone. By day: no zone changes its offset after six in the morning.</summary>
    public DateTimeOffset At(DateOnly day, int minute) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), offsets[Math.Max(0, day.DayNumber - origin)]).ToUniversalTime();

    /// <summary>The moment, or the next one at which somebody is in the office; some minutes later, as nobody begins on the dot.</summary>
    public DateTimeOffset InOffice(DateTimeOffset moment, Dice dice)
    {
        var local = clock.Local(moment);
        var (day, minute) = (DateOnly.FromDateTime(local), (int)local.TimeOfDay.TotalMinutes);
        if (IsWorkday(day) && minute is >= Opens and < Closes) return moment;
        return At(SameOrNext(minute < Opens ? day : day.AddDays(1)), Opens + dice.Between(4, 130));
    }

    /// <summary>The moment, or the next one at which customers are awake.</summary>
    public DateTimeOffset Awake(DateTimeOffset moment, Dice dice)
    {
        var local = clock.Local(moment);
        var (day, minute) = (DateOnly.FromDateTime(local), (int)local.TimeOfDay.TotalMinutes);
        return minute is >= 6 * 60 + 30 and < 22 * 60 ? moment : At(minute < 12 * 60 ? day : day.AddDays(1), 7 * 60 + dice.Below(180));
    }

    public DateOnly DayOf(DateTimeOffset moment) => clock.DayOf(moment);

    /// <summary>Public holidays in Hamburg.</summary>
    private static IEnumerable<DateOnly> Holidays(int year)
    {
        // Easter by the anonymous Gregorian algorithm (Meeus/Jones/Butcher).
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
        var easter = new DateOnly(year, n / 31, n % 31 + 1);
        return [
            new(year, 1, 1), easter.AddDays(-2), easter.AddDays(1), new(year, 5, 1), easter.AddDays(39), easter.AddDays(50),
            new(year, 10, 3), new(year, 10, 31), new(year, 12, 25), new(year, 12, 26),
        ];
    }
}
