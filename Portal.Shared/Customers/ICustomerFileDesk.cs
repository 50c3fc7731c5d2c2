using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Shared.Customers;

/// <summary>What happened and what is open with a customer, for staff; over all features.</summary>
public interface ICustomerFileDesk
{
    /// <summary>The answer to a phone call; null where there is no such customer.</summary>
    Task<FileGlance?> Glance(string number, CancellationToken cancel = default);

    /// <summary>What happened, newest first, with the notes of staff.</summary>
    Task<Timeline> History(string number, TimelineQuery query, CancellationToken cancel = default);

    /// <summary>A note that only staff ever read.</summary>
    Task<Outcome> AddNote(string number, MessageDraft note, CancellationToken cancel = default);
}

/// <summary>What is open, what was promised, what went wrong last.</summary>
/// <param name="Promises">The next promised dates of open orders, soonest first; past ones come first.</param>
/// <param name="Overdue">What is owed past its due date, one sum a currency.</param>
/// <param name="OldestDue">The earliest due date that passed.</param>
/// <param name="WaitingRequest">The number of a change request that waits for a decision.</param>
public sealed record FileGlance(
    Tally OpenOrders, Tally LateOrders, IReadOnlyList<PromiseAhead> Promises, Tally OverdueInvoices, IReadOnlyList<Money> Overdue, DateOnly? OldestDue,
    Tally OpenComplaints, IReadOnlyList<FileComplaint> Complaints, Mishap? LastMishap, string? WaitingRequest);

/// <param name="FirstPromisedFor">The first promise, where it was moved since; else null.</param>
public sealed record PromiseAhead(string OrderNumber, DateOnly PromisedFor, DateOnly? FirstPromisedFor);

/// <param name="DueOn">The day by which it is to be answered; null while it is not our turn.</param>
/// <param name="IsSolved">The customer says it is settled: it waits for us, to be closed.</param>
public sealed record FileComplaint(string Number, string Subject, Stage Stage, DateOnly? DueOn, bool IsSolved);

/// <summary>What went wrong last: a complaint, or an order that came late.</summary>
/// <param name="ComplaintNumber">Null for a late order.</param>
/// <param name="Subject">The complaint's subject.</param>
/// <param name="DaysLate">For a late order, after the first promise.</param>
public sealed record Mishap(DateOnly On, string? ComplaintNumber, string Subject, string? OrderNumber, int DaysLate);

/// <param name="Area">One of <see cref="TimelineWords.Areas"/>; null for all.</param>
/// <param name="Search">Words of the sentences, names and notes; looks through the latest <see cref="Timeline.Searched"/>.</param>
public sealed record TimelineQuery(string? Area, string? Search, string? After);

/// <param name="Next">Where the older ones begin; null at the end.</param>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, string? Next)
{
    /// <summary>How far back a search looks.</summary>
    public const int Searched = 2000;
}

/// <param name="Text">What happened, in a sentence.</param>
/// <param name="Who">Who did it; empty for the portal itself, and after erasure.</param>
/// <param name="Note">The words of an internal note; null for what just happened.</param>
/// <param name="Internal">The customer does not see it.</param>
/// <param name="Address">Where the record it happened to is shown; null for the customer's own.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Area, string Text, string Who, string? Note, bool Internal, string? SubjectNumber, string? Address);
