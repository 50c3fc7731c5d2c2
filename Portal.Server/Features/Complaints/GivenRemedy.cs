using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Something given to put a complaint right. Its customer sees it once it is promised.</summary>
internal sealed class GivenRemedy : ICustomerOwned
{
    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public Complaint? Complaint { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Its place among the complaint's remedies, from 1.</summary>
    public int Position { get; init; }

    public Remedy Kind { get; init; }

    [MaxLength(500), Personal("Putting the complaint right", OnErasure.Clear)]
    public required string What { get; init; }

    /// <summary>In the portal's currency; null where it costs nothing.</summary>
    public decimal? Value { get; init; }

    /// <summary>Who sees to it.</summary>
    public long OwnerId { get; init; }

    /// <summary>Who thought of it, and so does not approve it.</summary>
    public long PlannedById { get; init; }

    public long? ApprovedById { get; set; }

    public DateOnly DueOn { get; init; }

    /// <summary>The missed day that its owner was reminded of: each once.</summary>
    public DateOnly? RemindedFor { get; set; }

    public RemedyState State { get; set; }

    /// <summary>When the customer was told of it; null before.</summary>
    public DateTimeOffset? PromisedAt { get; set; }

    /// <summary>When it was carried out or dropped.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    [MaxLength(500), Personal("Putting the complaint right", OnErasure.Clear)]
    public string Result { get; set; } = "";

    /// <summary>Those that are neither done nor dropped.</summary>
    public static IQueryable<GivenRemedy> UnderWay(StaffDb db) =>
        db.GivenRemedies.Where(r => r.State == RemedyState.Planned || r.State == RemedyState.ToApprove || r.State == RemedyState.Open);

    public bool IsUnderWay => State is RemedyState.Planned or RemedyState.ToApprove or RemedyState.Open;
}
