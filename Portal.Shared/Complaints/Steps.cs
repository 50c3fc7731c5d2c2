namespace Portal.Shared.Complaints;

/// <summary>What can be done to a complaint.</summary>
public enum Step { Assign, Assess, Investigate, Answer, Decide, Close, Reopen, Reply, DeclareSolved, Contest, Rate }

/// <summary>What the next steps of a complaint depend on.</summary>
public readonly record struct Standing(ComplaintKind Kind, Stage Stage, WaitingFor WaitingFor)
{
    /// <summary>How grave it is has been assessed.</summary>
    public bool Assessed { get; init; }

    /// <summary>The customer has said that it is solved.</summary>
    public bool Solved { get; init; }

    /// <summary>When it was closed, null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>It goes on in another one: nothing is done here.</summary>
    public bool Joined { get; init; }

    /// <summary>The customer has said how we did.</summary>
    public bool Rated { get; init; }

    /// <summary>Our decision lies with the customer.</summary>
    public bool DecisionIsOut => Stage == Stage.Decision && WaitingFor == WaitingFor.Customer;
}

/// <summary>
/// Which steps a complaint allows: the one table that the pages draw their buttons from and the record checks itself by.
/// As ISO 10002 asks, a complaint is decided and closed after an assessment only; questions and suggestions need none.
/// </summary>
public static class Steps
{
    private static readonly IReadOnlyList<Step> Fresh = [Step.Assign];
    private static readonly IReadOnlyList<Step> Closed = [Step.Reopen];
    private static readonly IReadOnlyList<Step> CustomerOpen = [Step.Reply, Step.DeclareSolved];
    private static readonly IReadOnlyList<Step> CustomerDecided = [Step.DeclareSolved, Step.Contest];
    private static readonly IReadOnlyList<Step> CustomerSolved = [Step.Reply];

    /// <summary>How long after the closing a customer can open it again, and say how we did.</summary>
    public static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(30);

    public static IReadOnlyList<Step> ForStaff(Standing at) => at.Joined ? [] : at.Stage switch
    {
        Stage.Receipt or Stage.Acknowledgement => Fresh,
        Stage.Closing => Closed,
        _ => [.. Open(at)],
    };

    public static IReadOnlyList<Step> ForCustomer(Standing at, DateTimeOffset now) =>
        at.Joined ? [] : at.Stage == Stage.Closing ? now - at.ClosedAt > ReopenWithin ? [] : at.Rated ? Closed : [Step.Reopen, Step.Rate]
        : at.DecisionIsOut ? CustomerDecided
        : at.Solved ? CustomerSolved : CustomerOpen;

    private static IEnumerable<Step> Open(Standing at)
    {
        var isComplaint = at.Kind == ComplaintKind.Complaint;
        yield return Step.Assign;
        if (isComplaint) yield return Step.Assess;
        if (at.Stage is Stage.Assessment or Stage.Response) yield return Step.Investigate;
        yield return Step.Answer;
        if (isComplaint && at.Assessed) yield return Step.Decide;
        if (!isComplaint || at.Assessed) yield return Step.Close;
    }
}
