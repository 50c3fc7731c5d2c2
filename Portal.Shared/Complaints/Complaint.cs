namespace Portal.Shared.Complaints;

/// <summary>What came in through the one intake.</summary>
public enum ComplaintKind { Complaint, Suggestion, Question }

/// <summary>Where a complaint stands, in the seven stages of ISO 10002.</summary>
public enum Stage { Receipt, Acknowledgement, Assessment, Investigation, Response, Decision, Closing }

/// <summary>Whose turn it is.</summary>
public enum WaitingFor { Us, Customer, Nobody }

/// <summary>How a complaint ended.</summary>
public enum ComplaintOutcome { Upheld, PartlyUpheld, NotUpheld, Withdrawn }

/// <summary>Why it happened.</summary>
public enum Cause { None, LateDelivery, DamagedInTransit, WrongItem, Defect, WrongQuantity, WrongInvoice, WrongAdvice, NotOurs, Other }

/// <summary>What the customer wants done.</summary>
public enum Remedy { None, Replacement, Credit, Discount, Repair, Apology }

/// <summary>What can be done to a complaint.</summary>
public enum Step { Assign, Investigate, Answer, Close, Reopen, Reply, DeclareSolved }

/// <summary>
/// Which steps a complaint allows: the one table that the pages draw their buttons from and the record checks itself by.
/// ISO 10002 asks for an assessment before a decision; here somebody taking charge begins the assessment, and only then can
/// the complaint be answered or closed.
/// </summary>
public static class Steps
{
    private static readonly IReadOnlyList<Step> Fresh = [Step.Assign];
    private static readonly IReadOnlyList<Step> Assessed = [Step.Assign, Step.Investigate, Step.Answer, Step.Close];
    private static readonly IReadOnlyList<Step> Open = [Step.Assign, Step.Answer, Step.Close];
    private static readonly IReadOnlyList<Step> Closed = [Step.Reopen];
    private static readonly IReadOnlyList<Step> CustomerOpen = [Step.Reply, Step.DeclareSolved];
    private static readonly IReadOnlyList<Step> CustomerSolved = [Step.Reply];

    /// <summary>How long after the closing a customer can open it again.</summary>
    public static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(30);

    public static IReadOnlyList<Step> ForStaff(Stage stage) => stage switch
    {
        Stage.Receipt or Stage.Acknowledgement => Fresh,
        Stage.Assessment or Stage.Response => Assessed,
        Stage.Investigation or Stage.Decision => Open,
        _ => Closed,
    };

    /// <param name="solved">The customer has said that it is solved.</param>
    /// <param name="closedAt">When it was closed, null while it is open.</param>
    public static IReadOnlyList<Step> ForCustomer(Stage stage, bool solved, DateTimeOffset? closedAt, DateTimeOffset now) =>
        stage != Stage.Closing ? solved ? CustomerSolved : CustomerOpen
        : now - closedAt <= ReopenWithin ? Closed
        : [];
}
