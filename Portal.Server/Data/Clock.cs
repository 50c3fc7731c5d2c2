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

    /// <summary>The first moment of a day here.</summary>
    public DateTimeOffset StartOf(DateOnly day) => MomentOf(zone, day.ToDateTime(TimeOnly.MinValue));

    /// <summary>When the clocks of a zone show that. An hour that they skip is the moment they skip to; of one that comes twice it is the first.</summary>
    public static DateTimeOffset MomentOf(TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public static DateTimeOffset Cut(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
}
