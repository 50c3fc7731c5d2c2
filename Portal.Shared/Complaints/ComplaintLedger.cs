namespace Portal.Shared.Complaints;

/// <summary>The times of a complaint, line by line, in working time.</summary>
/// <param name="Answer">From the customer's last word to ours.</param>
/// <param name="Update">From our last word to the next, while it is our turn.</param>
/// <param name="Solution">From the complaint to its settling, without what waits for the customer.</param>
public sealed record ComplaintLedger(ClockState Answer, ClockState Update, ClockState Solution, IReadOnlyList<LedgerLine> Lines);

/// <summary>What a clock does now.</summary>
public enum ClockHand
{
    /// <summary>It runs.</summary>
    Runs,

    /// <summary>It waits for the customer's word.</summary>
    Waits,

    /// <summary>It is over, or never began.</summary>
    Stands,

    /// <summary>It took longer than promised.</summary>
    Missed,
}

/// <param name="Target">How long it may take.</param>
/// <param name="Counted">How long it took so far.</param>
/// <param name="DueAt">When the target is over if nothing happens until then; null where it does not run, or is missed.</param>
public sealed record ClockState(TimeSpan Target, TimeSpan Counted, ClockHand Hand, DateTimeOffset? DueAt);

/// <param name="Kind">The kind of event.</param>
/// <param name="Counted">What the clock of the solution counted between the line before and this one.</param>
/// <param name="AnswerRan">The clock of the answer ran until then.</param>
/// <param name="SolutionRan">The clock of the solution ran until then.</param>
public sealed record LedgerLine(DateTimeOffset At, string Kind, TimeSpan Counted, bool AnswerRan, bool SolutionRan);
