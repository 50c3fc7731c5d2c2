using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>The complaints of all customers, for staff.</summary>
public interface IComplaintDesk
{
    /// <summary>How many words of customers came after a moment, on complaints that whoever asks answers for or that nobody has yet; bounded.</summary>
    Task<Tally> NewAnswers(DateTimeOffset since, CancellationToken cancel = default);

    /// <summary>A customer's complaints, newest first.</summary>
    Task<Page<InboxRow>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel = default);

    Task<DeskComplaint?> Read(string number, CancellationToken cancel = default);

    /// <summary>Who can be charged with a complaint.</summary>
    Task<IReadOnlyList<Colleague>> Colleagues(CancellationToken cancel = default);

    /// <summary>Puts somebody in charge; with that the assessment begins.</summary>
    /// <param name="version">The version on the screen: an edit in between gives <see cref="ProblemKind.Stale"/>.</param>
    Task<Outcome> Assign(string number, int version, long staffId, CancellationToken cancel = default);

    /// <summary>Says how grave it is; before that, nothing is decided.</summary>
    Task<Outcome> Assess(string number, int version, Assessment assessment, CancellationToken cancel = default);

    Task<Outcome> Investigate(string number, int version, CancellationToken cancel = default);

    /// <summary>Answers the customer, in the portal and by mail.</summary>
    Task<Outcome> Answer(string number, int version, MessageDraft answer, CancellationToken cancel = default);

    /// <summary>Decides and tells the customer, with the remedies that were planned; she accepts or contests.</summary>
    Task<Outcome> Decide(string number, int version, ComplaintDecision decision, CancellationToken cancel = default);

    /// <summary>A note that only staff ever read.</summary>
    Task<Outcome> AddNote(string number, MessageDraft note, CancellationToken cancel = default);

    /// <summary>Closes with outcome and cause and tells the customer.</summary>
    Task<Outcome> Close(string number, int version, Closing closing, CancellationToken cancel = default);

    Task<Outcome> Reopen(string number, int version, CancellationToken cancel = default);
}

/// <param name="StaffId">Internal to the desk; never part of an address.</param>
public sealed record Colleague(long StaffId, string Name, bool IsMe);

/// <summary>A complaint as staff see it: the thread with notes and happenings, and what belongs beside it.</summary>
public sealed record DeskComplaint(
    string Number, int Version, ComplaintKind Kind, string Subject, Stage Stage, WaitingFor WaitingFor, bool Solved,
    ComplaintOutcome? Outcome, CauseRef Cause, Remedy WantedRemedy, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool Overdue,
    long? AssigneeId, string? AssigneeName, string CustomerNumber, string CustomerName, string FiledBy,
    string? OrderNumber, string? ProductName, IReadOnlyList<Step> Steps, IReadOnlyList<ThreadEntry> Thread, ComplaintLedger Ledger)
{
    /// <summary>How grave it is; null until it is assessed.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>Its cause in words, with those above it; empty until it is closed.</summary>
    public string CauseName { get; init; } = "";

    /// <summary>The customer said no to the decision.</summary>
    public bool Contested { get; init; }

    /// <summary>By which way it came in.</summary>
    public Channel Channel { get; init; }

    /// <summary>The invoice it is about; null without one.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>How many of the line are affected; null where nobody said.</summary>
    public decimal? Quantity { get; init; }

    public IReadOnlyList<DeskRemedy> Remedies { get; init; } = [];

    /// <summary>What the customer says of how we did, after the closing.</summary>
    public Contentment Contentment { get; init; }

    public string RatingComment { get; init; } = "";
}

/// <summary>How a complaint is closed: ISO 10002 asks for outcome and cause.</summary>
public sealed class Closing
{
    public ComplaintOutcome Outcome { get; set; }

    [Chosen("Choose a cause.", "Wählen Sie eine Ursache.")]
    public Cause Cause { get; set; }

    /// <summary>The key of the cause below it; empty where it is the portal's own.</summary>
    [AtMost(8)]
    public string CauseKey { get; set; } = "";

    [Needed("Tell the customer how it was decided and why.", "Sagen Sie dem Kunden, wie entschieden wurde und warum.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";
}
