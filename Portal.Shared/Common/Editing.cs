namespace Portal.Shared.Common;

/// <summary>A form over a record that others may edit, too.</summary>
public interface IEdited
{
    /// <summary>Made with the form: posting it twice is one change.</summary>
    Guid FormKey { get; set; }

    /// <summary>The version that was read; a save over a newer one is <see cref="ProblemKind.Stale"/> and changes nothing.</summary>
    int Version { get; set; }
}

/// <summary>A record as its form shows it.</summary>
/// <param name="Last">Who changed it last, where that is known.</param>
public sealed record Edited<T>(T Form, LastChange? Last = null) where T : class, IEdited;

/// <param name="Who">As the readers may know them.</param>
public sealed record LastChange(string Who, DateTimeOffset At);
