using Portal.Shared.Account;
using Portal.Shared.Staff;

namespace Portal.Server.Data;

internal enum ActorKind { Nobody, Customer, Staff, System }

/// <summary>Who acts. Every context is opened for one actor, and shows and writes what that actor may.</summary>
internal abstract record Actor(ActorKind Kind, long? UserId, string Name)
{
    /// <summary>A visitor: sees nothing, writes nothing.</summary>
    public static readonly Actor Nobody = new NobodyActor();

    /// <summary>A job, a verb of the command line, the program itself.</summary>
    public static readonly Actor System = new SystemActor();

    /// <summary>Somebody who has just shown who she is, before any session of hers: for lines of the audit, opens nothing.</summary>
    public static Actor Person(UserKind kind, long user) => new PersonActor(kind == UserKind.Staff ? ActorKind.Staff : ActorKind.Customer, user);

    private sealed record PersonActor(ActorKind Kind, long User) : Actor(Kind, User, "");

    private sealed record NobodyActor() : Actor(ActorKind.Nobody, null, "");

    private sealed record SystemActor() : Actor(ActorKind.System, null, "Portal");
}

/// <summary>A portal user, acting for one customer within a scope.</summary>
/// <param name="Id">The user's key; <see cref="Actor.UserId"/> for all kinds of actor.</param>
/// <param name="SiteId">The membership's site; the bound where a scope is Site.</param>
/// <param name="ContactId">The person at the customer this user is; the bound where a scope is Own.</param>
internal sealed record CustomerActor(
    long Id, string Name, long CustomerId, long? ContactId, MemberRole Role, DocumentScopes Scopes, long? SiteId, bool ReadOnly = false)
    : Actor(ActorKind.Customer, Id, Name)
{
    /// <summary>Who of the staff sees the portal as this person; she then only looks. Null where the person herself acts.</summary>
    public Onlooker? Onlooker { get; init; }
}

/// <summary>Somebody of the staff who sees the portal as a customer: named where that is recorded, and no key to any context.</summary>
internal sealed record Onlooker(long Id, string Name) : Actor(ActorKind.Staff, Id, Name);

/// <summary>Somebody who works for the company.</summary>
/// <param name="Own">The rights of an own role; null where the role is one of the portal's.</param>
internal sealed record StaffActor(long Id, string Name, long StaffId, StaffRole Role, RightSet? Own = null)
    : Actor(ActorKind.Staff, Id, Name)
{
    public RightSet Rights => Own ?? StaffRights.Of(Role);

    public bool May(StaffRight right) => Rights.May(right);
}
