using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;

namespace Portal.Server.Auth;

/// <summary>What the query for a session finds besides, where by it somebody of the staff sees the portal as a customer.</summary>
internal sealed class ViewFacts
{
    public long UserId { get; init; }
    public string Name { get; init; } = "";
    public string Language { get; init; } = Texts.German;
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the user may there now; null where she was suspended.</summary>
    public MemberFacts? Member { get; init; }

    /// <summary>The number of the customer whose file it was opened from.</summary>
    public string Customer { get; init; } = "";

    /// <summary>Of the session it was opened in.</summary>
    public DateTimeOffset? ParentEndedAt { get; init; }

    /// <inheritdoc cref="ParentEndedAt"/>
    public DateTimeOffset? ParentExpiresAt { get; init; }

    /// <summary>Whether it still counts: her own session goes on, she may still do this, and the user still has access.</summary>
    public bool Holds(SessionFacts session, DateTimeOffset now) =>
        session.UserKind == UserKind.Staff && session.Rights.May(StaffRight.SeeAsCustomer)
        && ParentEndedAt is null && ParentExpiresAt > now && ClosedAt is null && Member is not null;
}

/// <summary>A request came with a view that is over; it stands in the request's items under its own type.</summary>
/// <param name="Customer">The number of the customer to whose file whoever looked goes back.</param>
internal sealed record ViewOver(string Customer)
{
    public string Back => $"/staff/customers/{Uri.EscapeDataString(Customer)}/view?done=over";
}
