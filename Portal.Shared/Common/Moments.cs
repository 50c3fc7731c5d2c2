using System.Globalization;

namespace Portal.Shared.Common;

/// <summary>Moments in the reader's words and the portal's time zone.</summary>
public static class Moments
{
    /// <summary>"08:05" or "8:05 am".</summary>
    public static string TimeOf(this IPortalClock clock, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.Local(moment).ToString("t", CultureInfo.CurrentCulture);
    }

    /// <summary>"today, 08:05".</summary>
    public static string Say(this IPortalClock clock, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return $"{Dates.Say(clock.DayOf(moment), clock.Today)}, {clock.TimeOf(moment)}";
    }
}
