using System.Globalization;
using System.Security.Claims;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Staff;

namespace Portal.Server.Auth;

/// <summary>What a request's principal says. It is made anew from the session's row on each request.</summary>
internal static class PortalClaims
{
    public const string Session = "session";
    public const string Language = "language";

    /// <summary>When the person last proved who they are, in UTC ticks.</summary>
    public const string ProvedAt = "proved";
    public const string Customer = "customer";
    public const string Contact = "contact";
    public const string Role = Portal.Client.Areas.Role;
    public const string Scopes = Portal.Client.Areas.Scopes;
    public const string Site = "site";
    public const string StaffId = "staff";

    /// <summary>The sign-in of whoever sees the portal as a customer.</summary>
    public const string ViewerId = "viewer-id";

    /// <summary>One for each right of staff, by its name.</summary>
    public const string Right = Portal.Client.Areas.Right;

    /// <summary>The actor a principal acts as; nobody where it is not signed in.</summary>
    public static Actor ActorOf(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, AuthenticationType: var scheme } || Number(user, ClaimTypes.NameIdentifier) is not { } id) return Actor.Nobody;
        var name = user.FindFirstValue(ClaimTypes.Name) ?? "";
        if (scheme == AuthSetup.Staff)
        {
            return new StaffActor(id, name, Number(user, StaffId) ?? 0, Enum.Parse<StaffRole>(user.FindFirstValue(Role)!), OwnRights(user));
        }
        var onlooker = Number(user, ViewerId) is { } viewer ? new Onlooker(viewer, user.FindFirstValue(Portal.Client.Areas.Viewer) ?? "") : null;
        return Number(user, Customer) is { } customer
            ? new CustomerActor(id, name, customer, Number(user, Contact), Enum.Parse<MemberRole>(user.FindFirstValue(Role)!),
                DocumentScopes.Parse(user.FindFirstValue(Scopes)), Number(user, Site), ReadOnly: onlooker is not null)
            { Onlooker = onlooker }
            : Actor.Nobody;
    }

    private static RightSet? OwnRights(ClaimsPrincipal user) =>
        user.FindFirstValue(Role) == nameof(StaffRole.Own) ? Portal.Client.Staff.Rights.Of(user) : null;

    public static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
