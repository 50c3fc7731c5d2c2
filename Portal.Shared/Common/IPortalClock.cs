namespace Portal.Shared.Common;

/// <summary>The portal's time: its moments are UTC, its days and times of day are those of the setting Portal:TimeZone.</summary>
public interface IPortalClock
{
    DateOnly Today { get; }

    DateTimeOffset Now { get; }

    /// <summary>The day a moment falls on in the portal's time zone.</summary>
    DateOnly DayOf(DateTimeOffset moment);

    /// <summary>A moment as the clock on the wall shows it.</summary>
    DateTime Local(DateTimeOffset moment);
}
