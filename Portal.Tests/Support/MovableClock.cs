namespace Portal.Tests.Support;

/// <summary>A clock that runs, and can be moved.</summary>
/// <param name="from">What it shows at first; else what it is.</param>
internal sealed class MovableClock(DateTimeOffset? from = null) : TimeProvider
{
    private TimeSpan moved = from - System.GetUtcNow() ?? TimeSpan.Zero;

    public void Move(TimeSpan by) => moved += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;
}
