using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Portal.Server.Auth;

/// <summary>
/// A circuit outlives its cookie: this looks the session up every half minute and takes the circuit's rights away when it is
/// over. Each action besides reads the session anew (<see cref="CurrentActor"/>).
/// </summary>
internal sealed class CircuitWatch(ILoggerFactory logs, SessionStore sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.FindFirstValue(PortalClaims.Session) is { } session && await sessions.Find(session) is not null;
}
