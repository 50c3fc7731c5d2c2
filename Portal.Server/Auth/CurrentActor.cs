using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>
/// Who acts in this request or circuit. A request's principal was read from the database a moment ago; a circuit's may be hours
/// old, so it is read again each time.
/// </summary>
internal sealed class CurrentActor(IHttpContextAccessor http, SessionStore sessions, IServiceProvider services)
{
    /// <summary>Set by <see cref="CircuitMark"/>: this scope is a circuit's.</summary>
    public bool InCircuit { get; set; }

    /// <summary>The customer's actor, or nobody. Customer pages never run in a circuit.</summary>
    public Actor Customer => !InCircuit && http.HttpContext is { } context && PortalClaims.ActorOf(context.User) is CustomerActor actor ? actor : Actor.Nobody;

    /// <summary>The session of this request, as its row names it; null for a visitor.</summary>
    public string? Session => http.HttpContext?.User.FindFirstValue(PortalClaims.Session);

    /// <exception cref="SessionEndedException">The session ended, or the role was taken away.</exception>
    public async Task<StaffActor> Staff(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var principal = InCircuit ? await OfCircuit() : http.HttpContext?.User;
        return principal is not null && PortalClaims.ActorOf(principal) is StaffActor actor ? actor : throw new SessionEndedException();
    }

    private async Task<ClaimsPrincipal?> OfCircuit()
    {
        var state = await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return state.User.FindFirstValue(PortalClaims.Session) is { } session ? await sessions.Find(session) : null;
    }
}

/// <summary>Somebody acts in a circuit whose session is over.</summary>
internal sealed class SessionEndedException() : UnauthorizedAccessException("The session is over.");
