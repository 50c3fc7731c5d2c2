using Portal.Shared.Common;

namespace Portal.Server.Data;

/// <summary>
/// The one clock: UTC, cut to microseconds, because PostgreSQL keeps no more and a time must come back as it went in.
/// Business dates are days in the portal's time zone.
/// </summary>
internal sealed class Clock(TimeProvider time, TimeZoneInfo zone) : IPortalClock
{
    public TimeZoneInfo Zone => zone;

    public DateTimeOffset Now => Cut(time.GetUtcNow());

    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));

    public DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    /// <summary>The first moment of a day here; where the clocks skip midnight, the moment they skip to.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static DateTimeOffset Cut(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
}
