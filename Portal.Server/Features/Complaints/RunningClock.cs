using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>The three clocks of a complaint, and line by line how they came to what they show.</summary>
internal sealed record ComplaintClocks(RunningClock Answer, RunningClock Update, RunningClock Solution)
{
    public List<LedgerLine> Lines { get; } = [];

    public IEnumerable<RunningClock> All => [Answer, Update, Solution];

    public RunningClock this[ClockKind kind] => kind switch { ClockKind.Answer => Answer, ClockKind.Update => Update, _ => Solution };

    public void Pass(TimeSpan time)
    {
        foreach (var clock in All) clock.Pass(time);
    }
}

/// <summary>One clock: it begins, rests, goes on, ends, and counts working time meanwhile.</summary>
internal sealed class RunningClock(WorkCalendar calendar, TimeSpan target)
{
    private TimeSpan counted, countedBefore;
    private DateTimeOffset since;
    private bool began, ended;

    public bool IsRunning { get; private set; }

    public TimeSpan Target => target;

    /// <summary>When it began: what is told once for each beginning goes by it. A rest in between is no new beginning.</summary>
    public DateTimeOffset Start { get; private set; }

    public void Restart(DateTimeOffset at) =>
        (counted, countedBefore, since, Start, IsRunning, began, ended) = (TimeSpan.Zero, TimeSpan.Zero, at, at, true, true, false);

    /// <summary>Goes on; after an end it is the same complaint's second try, and begins anew.</summary>
    public void Resume(DateTimeOffset at)
    {
        if (ended || !began) Restart(at);
        if (!IsRunning) (since, countedBefore) = (at, counted);
        IsRunning = true;
    }

    public void Stop() => IsRunning = false;

    public void End() => (IsRunning, ended) = (false, true);

    public void Pass(TimeSpan time) => counted += IsRunning ? time : TimeSpan.Zero;

    /// <summary>When so much of the target is over if nothing happens until then; of what was over before a rest, when it went on again.</summary>
    public DateTimeOffset Reaches(double share)
    {
        var left = target * share - countedBefore;
        return left <= TimeSpan.Zero ? since : calendar.Add(since, left);
    }

    public ClockState Show(DateTimeOffset now) => new(
        target, counted, counted > target ? ClockHand.Missed : IsRunning ? ClockHand.Runs : !began || ended || target == TimeSpan.Zero ? ClockHand.Stands : ClockHand.Waits,
        IsRunning && counted <= target ? calendar.Add(now, target - counted) : null);
}
