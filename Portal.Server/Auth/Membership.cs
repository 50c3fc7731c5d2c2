using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>The tie of a portal user to one customer. A person may have several; they never mix.</summary>
internal sealed class Membership : Record, ICustomerOwned
{
    public long UserId { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Which of the customer's contacts the user is.</summary>
    public long? ContactId { get; set; }

    public MemberRole Role { get; set; }

    public MemberScope OrderScope { get; private set; }

    public MemberScope InvoiceScope { get; private set; }

    public MemberScope ComplaintScope { get; private set; }

    [NotMapped]
    public required DocumentScopes Scopes
    {
        get => new(OrderScope, InvoiceScope, ComplaintScope);
        set => (OrderScope, InvoiceScope, ComplaintScope) = (value.Orders, value.Invoices, value.Complaints);
    }

    public long? SiteId { get; set; }

    /// <summary>When the person first came in by it; null while only invited.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>As whom the user acts by it.</summary>
    public CustomerActor Actor(string name) => new(UserId, name, CustomerId, ContactId, Role, Scopes, SiteId);
}

/// <summary>Entering a company for the first time.</summary>
internal static class Acceptance
{
    /// <summary>Notes it, once.</summary>
    public static async Task<Outcome<bool>> Accept(this StaffDb db, long membership, DateTimeOffset now, CancellationToken cancel)
    {
        var invited = await db.Memberships.SingleOrDefaultAsync(m => m.Id == membership && m.AcceptedAt == null, cancel);
        if (invited is not null) invited.AcceptedAt = now;
        return true;
    }
}
