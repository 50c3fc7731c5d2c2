using System.Globalization;
using System.Security.Claims;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Staff;

namespace Portal.Server.Auth;

/// <summary>What one query finds out about a session.</summary>
internal sealed class SessionFacts
{
    public long Id { get; init; }
    public string KeyHash { get; init; } = "";
    public long UserId { get; init; }
    public UserKind Kind { get; init; }
    public UserKind UserKind { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ProvedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string Name { get; init; } = "";
    public string Language { get; init; } = Texts.German;
    public string? Company { get; init; }

    /// <summary>What the user may at the customer now; null where she has no access there, or lost it.</summary>
    public MemberFacts? Member { get; init; }

    public long? StaffId { get; init; }
    public StaffRole? StaffRole { get; init; }

    /// <summary>Null for a session of one's own.</summary>
    public ViewFacts? View { get; init; }

    /// <summary>The names of an own role's rights; null where the role is one of the portal's.</summary>
    public string? OwnRights { get; init; }

    /// <summary>What the staff member may whose session it is.</summary>
    public RightSet Rights => StaffRole is { } role ? StaffRights.Of(role, OwnRights) : RightSet.Empty;

    /// <summary>The identity the session gives now, or null: ended, expired, of the wrong kind, without a membership or a staff role.</summary>
    public ClaimsIdentity? Identity(DateTimeOffset now)
    {
        if (EndedAt is not null || ClosedAt is not null || ExpiresAt <= now || (View is null ? Kind != UserKind : !View.Holds(this, now))) return null;
        var member = View is null ? Member : View.Member;
        if (Kind == UserKind.Staff ? StaffRole is null : member is null) return null;
        var identity = new ClaimsIdentity(Kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer, ClaimTypes.Name, PortalClaims.Role);
        void Add(string type, object? value)
        {
            if (value is not null) identity.AddClaim(new Claim(type, Convert.ToString(value, CultureInfo.InvariantCulture)!));
        }
        Add(ClaimTypes.NameIdentifier, View?.UserId ?? UserId);
        Add(ClaimTypes.Name, View?.Name ?? Name);
        Add(PortalClaims.Session, KeyHash);
        Add(PortalClaims.Language, View?.Language ?? Language);
        Add(PortalClaims.ProvedAt, ProvedAt.UtcTicks);
        if (Kind == UserKind.Staff)
        {
            Add(PortalClaims.StaffId, StaffId);
            Add(PortalClaims.Role, StaffRole);
            foreach (var right in Rights.All) Add(PortalClaims.Right, right);
            return identity;
        }
        Add(PortalClaims.Customer, member!.CustomerId);
        Add(Portal.Client.Areas.Company, Company);
        Add(PortalClaims.Contact, member.ContactId);
        Add(PortalClaims.Role, member.Role);
        Add(PortalClaims.Scopes, member.Scopes);
        Add(PortalClaims.Site, member.SiteId);
        if (View is null) return identity;
        Add(PortalClaims.ViewerId, UserId);
        Add(Portal.Client.Areas.Viewer, Name);
        Add(Portal.Client.Areas.Until, ExpiresAt.UtcTicks);
        return identity;
    }
}

/// <summary>What somebody may at a customer.</summary>
internal sealed class MemberFacts
{
    public long CustomerId { get; init; }
    public long? ContactId { get; init; }
    public MemberRole Role { get; init; }
    public DocumentScopes? Scopes { get; init; }
    public long? SiteId { get; init; }
}
