using Portal.Server.Data;

namespace Portal.Tests.Data;

/// <summary>Working time: what lies outside of it adds nothing, and days on which the clocks change have the hours they have.</summary>
public sealed class WorkCalendarTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-20T16:00", "2026-11-23T09:00", 2)] // Friday afternoon to Monday morning
    [InlineData("2026-11-21T00:00", "2026-11-22T23:59", 0)] // a weekend
    [InlineData("2026-12-24T12:00", "2026-12-28T09:00", 6)] // Christmas
    [InlineData("2026-11-23T17:00", "2026-11-24T08:00", 0)] // a night
    [InlineData("2026-11-24T10:00", "2026-11-23T10:00", 0)] // backwards
    public void Only_working_time_counts(string from, string to, double hours) => Assert.Equal(TimeSpan.FromHours(hours), Office().Between(At(from), At(to)));

    [Theory]
    [InlineData("2026-11-20T16:00", 16, "2026-11-24T14:00")]
    [InlineData("2026-11-21T03:00", 1, "2026-11-23T09:00")]
    [InlineData("2026-11-23T08:00", 9, "2026-11-23T17:00")]
    public void A_deadline_lies_so_much_working_time_ahead(string from, double hours, string due) => Assert.Equal(At(due), Office().Add(At(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-11-22", 24)]
    public void A_day_on_which_the_clocks_change_has_the_hours_it_has(string day, double hours)
    {
        var whole = new WorkCalendar(Berlin, WorkCalendar.Parse("Mon-Sun 00:00-24:00")!, _ => false);
        Assert.Equal(TimeSpan.FromHours(hours), whole.Between(At($"{day}T00:00"), At(DateOnly.Parse(day).AddDays(1).ToString("yyyy-MM-dd") + "T00:00")));
    }

    [Fact]
    public void Adding_and_counting_agree_and_time_is_never_lost_on_the_way()
    {
        var (dice, calendar) = (new Random(20261123), Office());
        for (var i = 0; i < 2000; i++)
        {
            var from = At("2026-01-01T00:00").AddMinutes(dice.Next(0, 525_600));
            var working = TimeSpan.FromMinutes(dice.Next(1, 6000));
            var due = calendar.Add(from, working);
            Assert.Equal(working, calendar.Between(from, due));
            var between = from + (due - from) * dice.NextDouble();
            Assert.Equal(working, calendar.Between(from, between) + calendar.Between(between, due));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mon-Fri 08:00-12:00, Mon-Thu 13:00-17:30, sat 09:00-12:00")]
    [InlineData("Fri-Mon 00:00-24:00")]
    public void What_can_be_understood_is(string setting) => Assert.NotNull(WorkCalendar.Parse(setting));

    [Theory]
    [InlineData("Mon-Fri")]
    [InlineData("Mon-Fri 17:00-08:00")]
    [InlineData("Mon-Fri 08:00-17:00, Wed 12:00-13:00")]
    [InlineData("Montag 08:00-17:00")]
    [InlineData("Mon 8-17")]
    public void What_cannot_is_not_guessed(string setting) => Assert.Null(WorkCalendar.Parse(setting));

    [Theory]
    [InlineData("2025-04-20"), InlineData("2026-04-05"), InlineData("2038-04-25"), InlineData("2285-03-22")]
    public void Easter_falls_on_its_day(string day) => Assert.Equal(DateOnly.Parse(day), Holidays.Easter(DateOnly.Parse(day).Year));

    [Theory]
    [InlineData("HH", "2026-10-31", true)]
    [InlineData("BY", "2026-10-31", false)]
    [InlineData("BY", "2026-06-04", true)]
    [InlineData("HH", "2026-06-04", false)]
    [InlineData("SN", "2026-11-18", true)]
    [InlineData("BE", "2026-03-08", true)]
    [InlineData("BE", "2025-05-08", true)]
    [InlineData("HH", "2026-05-14", true)]
    [InlineData("HH", "2026-05-25", true)]
    [InlineData("HH", "2026-04-03", true)]
    [InlineData("HH", "2026-04-06", true)]
    [InlineData("BB", "2026-04-05", true)]
    [InlineData("", "2026-12-25", false)]
    public void Each_state_has_its_own_days(string state, string day, bool isHoliday) => Assert.Equal(isHoliday, Holidays.IsHoliday(state, DateOnly.Parse(day)));

    [Fact]
    public void Every_state_has_as_many_as_its_act_names()
    {
        // Weekends included; 2026.
        var expected = new Dictionary<string, int>
        {
            ["BW"] = 12, ["BY"] = 12, ["BE"] = 10, ["BB"] = 12, ["HB"] = 10, ["HH"] = 10, ["HE"] = 10, ["MV"] = 11, ["NI"] = 10, ["NW"] = 11, ["RP"] = 11, ["SL"] = 12,
            ["SN"] = 11, ["ST"] = 11, ["SH"] = 10, ["TH"] = 11,
        };
        var days = Enumerable.Range(0, 365).Select(i => new DateOnly(2026, 1, 1).AddDays(i)).ToList();
        Assert.Equal(expected.OrderBy(e => e.Key), Holidays.States.Order().Select(s => KeyValuePair.Create(s, days.Count(d => Holidays.IsHoliday(s, d)))));
    }

    private static WorkCalendar Office() => new(Berlin, WorkCalendar.Parse("Mon-Fri 08:00-17:00")!, day => Holidays.IsHoliday("HH", day));

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Berlin.GetUtcOffset(time));
    }
}
