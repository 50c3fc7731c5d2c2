using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>
/// What becomes of a customer, before anything is written: dates only. It is made twice, once to count the numbers of each day
/// and once to write, so that numbers follow the dates over all customers while only one customer is in memory.
/// </summary>
internal sealed class CustomerPlan
{
    public required int Index { get; init; }

    public required Country Country { get; init; }

    public required string Trade { get; init; }

    public CustomerClass Class { get; init; }

    public bool IsPerson => Trade == "person";

    /// <summary>Belongs to the curated part of the book; the rest is there for its number.</summary>
    public bool IsHead { get; init; }

    /// <summary>Days between two orders, on the average.</summary>
    public int Rhythm { get; init; }

    public DateOnly JoinedOn { get; init; }

    /// <summary>The day of the last order, for those who were lost.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Days it pays after the due date; negative for before.</summary>
    public int PaysAfter { get; init; }

    public List<OrderPlan> Orders { get; } = [];

    public List<CasePlan> Cases { get; } = [];
}

/// <summary>An order's dates. Those after yesterday are known here, and not written.</summary>
internal sealed class OrderPlan
{
    public required DateOnly OrderedOn { get; init; }

    public List<(DateOnly For, DateOnly MadeOn)> Promises { get; } = [];

    public DateOnly? CancelledOn { get; set; }

    public required Carrier Carrier { get; init; }

    public DateOnly ShipsOn { get; set; }

    public DateOnly ArrivesOn { get; set; }

    /// <summary>The day a first part arrived, where it came in two.</summary>
    public DateOnly? PartOn { get; set; }

    public DateOnly InvoicedOn { get; set; }

    /// <summary>The invoice stays unpaid.</summary>
    public bool Owed { get; set; }

    /// <summary>Of an owed invoice half came.</summary>
    public bool HalfPaid { get; set; }

    public DateOnly FirstPromise => Promises[0].For;

    public DateOnly CurrentPromise => Promises[^1].For;

    public bool IsLate => CancelledOn is null && ArrivesOn > FirstPromise;

    /// <summary>The last promise that was not kept by that day.</summary>
    public DateOnly BrokenPromise(DateOnly on) => Promises.LastOrDefault(p => p.For < on && p.For < ArrivesOn, Promises[0]).For;

    public bool HasShipped(DateOnly yesterday) => CancelledOn is null && ShipsOn <= yesterday;

    public bool HasArrived(DateOnly yesterday) => CancelledOn is null && ArrivesOn <= yesterday;

    public bool IsInvoiced(DateOnly yesterday) => CancelledOn is null && InvoicedOn <= yesterday;
}

/// <summary>How far a complaint that shows something has come. The others go the ordinary way and stand where yesterday found them.</summary>
internal enum Showing { None, Received, Acknowledged, Assessed, Investigated, Answered, Replied, Solved, Decided, Overdue, Escalated, Reopened }

/// <summary>A complaint, suggestion or question to be told.</summary>
internal sealed record CasePlan(ComplaintKind Kind, Cause Cause, OrderPlan? Order, DateOnly ReceivedOn, int Minute, Showing Showing = Showing.None)
{
    /// <summary>It is about a late order that has not arrived yet.</summary>
    public bool IsAwaited => Cause == Cause.LateDelivery && Order is not null && ReceivedOn < Order.ArrivesOn;
}
