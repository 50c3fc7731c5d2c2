using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Auth;

/// <summary>The tie of a portal user to one customer. A person may have several; they never mix.</summary>
internal sealed class Membership : Record, ICustomerOwned
{
    public long UserId { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Which of the customer's contacts the user is.</summary>
    public long? ContactId { get; set; }

    public MemberRole Role { get; set; }

    public MemberScope Scope { get; set; }

    public long? SiteId { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }
}
