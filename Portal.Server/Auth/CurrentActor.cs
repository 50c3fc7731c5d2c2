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
    private string? carriedOn;

    /// <summary>This scope carries out what somebody asked for a moment ago, in the name of the session that asked: it is read anew each time, too.</summary>
    public void CarryOn(string session) => carriedOn = session;

    /// <summary>Set by <see cref="CircuitMark"/>: this scope is a circuit's.</summary>
    public bool InCircuit { get; set; }

    /// <summary>The customer's actor, or nobody. Customer pages never run in a circuit.</summary>
    public Actor Customer => !InCircuit && carriedOn is null && http.HttpContext is { } context && PortalClaims.ActorOf(context.User) is CustomerActor actor ? actor : Actor.Nobody;

    /// <summary>The session of this request, as its row names it; null for a visitor.</summary>
    public string? Session => http.HttpContext?.User.FindFirstValue(PortalClaims.Session);

    /// <exception cref="SessionEndedException">The session ended, or the role was taken away.</exception>
    public async Task<StaffActor> Staff(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var principal = await Principal();
        return principal is not null && PortalClaims.ActorOf(principal) is StaffActor actor ? actor : throw new SessionEndedException();
    }

    /// <summary>Whoever is signed in, customer or staff, with the session; null for a visitor.</summary>
    public async Task<Signed?> Signed() =>
        await Principal() is { } principal && principal.FindFirstValue(PortalClaims.Session) is { } session && PortalClaims.ActorOf(principal) is { UserId: { } user } actor
            ? new Signed(actor, user, session, new DateTimeOffset(PortalClaims.Number(principal, PortalClaims.ProvedAt) ?? 0, TimeSpan.Zero)) : null;

    private async Task<ClaimsPrincipal?> Principal() => carriedOn is { } session ? await sessions.Find(session) : InCircuit ? await OfCircuit() : http.HttpContext?.User;

    private async Task<ClaimsPrincipal?> OfCircuit()
    {
        var state = await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync();
        return state.User.FindFirstValue(PortalClaims.Session) is { } session ? await sessions.Find(session) : null;
    }
}

/// <param name="User">The key of the sign-in.</param>
/// <param name="Session">As its row names it.</param>
/// <param name="ProvedAt">When the person last proved who they are.</param>
internal sealed record Signed(Actor Actor, long User, string Session, DateTimeOffset ProvedAt);

/// <summary>Somebody acts in a circuit whose session is over.</summary>
internal sealed class SessionEndedException() : UnauthorizedAccessException("The session is over.");
