using Portal.Server.Data;

namespace Portal.Server.Features.Complaints;

/// <summary>Two complaints that have to do with each other. For staff alone: they may be of two customers.</summary>
internal sealed class ComplaintLink : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    /// <summary>Of the first of both.</summary>
    public long CustomerId { get; set; }

    public long OtherId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>One of the staff who wants to know what is said in a complaint.</summary>
internal sealed class ComplaintFollower : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public long CustomerId { get; set; }

    public long StaffId { get; init; }

    /// <summary>What was said until then she knows.</summary>
    public DateTimeOffset ToldAt { get; set; }
}
