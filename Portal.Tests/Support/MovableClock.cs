namespace Portal.Tests.Support;

/// <summary>A clock that runs, and can be moved.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan moved;

    public void Move(TimeSpan by) => moved += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;
}
