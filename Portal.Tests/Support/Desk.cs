using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Auth;

namespace Portal.Tests.Support;

/// <summary>The contracts of staff as a circuit calls them: a scope of its own, a real session, no browser.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;

    private Desk(AsyncServiceScope scope) => this.scope = scope;

    public static async Task<Desk> Of(PortalApp app, string email)
    {
        var user = await app.World.Read(db => db.Users.SingleAsync(u => u.Email == email));
        var sessions = app.Services.GetRequiredService<SessionStore>();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.Id.ToString())], AuthSetup.Staff);
        var key = await sessions.StoreAsync(new AuthenticationTicket(new ClaimsPrincipal(identity), AuthSetup.Staff));
        var ticket = await sessions.RetrieveAsync(key) ?? throw new InvalidOperationException($"{email} cannot sign in.");
        var scope = app.Services.CreateAsyncScope();
        var provider = (IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(ticket.Principal)));
        scope.ServiceProvider.GetRequiredService<CurrentActor>().InCircuit = true;
        return new Desk(scope);
    }

    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
