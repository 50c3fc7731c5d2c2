using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Server.Auth.OpenId;
using Portal.Shared.Account;

namespace Portal.Server.Auth;

/// <summary>Opens a session for somebody who has proved who they are, by whatever means: the one place that hands out a cookie.</summary>
internal sealed class SignInDoor(IHttpContextAccessor http)
{
    /// <param name="origin">What is kept of whoever opened it, where that was a provider.</param>
    /// <exception cref="InvalidOperationException">There is no request to answer with a cookie.</exception>
    public Task Open(long user, UserKind kind, Func<Session, SessionOrigin>? origin = null)
    {
        var properties = new AuthenticationProperties();
        properties.SetParameter(nameof(SessionOrigin), origin);
        return Enter(user, kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer, properties);
    }

    /// <summary>Lets somebody of the staff see the customers' side; her own session stays as it is.</summary>
    /// <param name="make">Makes the session's row for the hash of its key.</param>
    /// <exception cref="InvalidOperationException">There is no request to answer with a cookie.</exception>
    public Task OpenView(long user, Func<string, Session> make)
    {
        var properties = new AuthenticationProperties();
        properties.SetParameter(nameof(Session), make);
        return Enter(user, AuthSetup.Customer, properties);
    }

    private async Task Enter(long user, string scheme, AuthenticationProperties properties)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.ToString(CultureInfo.InvariantCulture))], scheme);
        // Whoever is signed in here now goes. The scheme's handler has her key in hand and would go on with it: one that has not seen
        // it makes a new session.
        await context.SignOutAsync(scheme);
        var handler = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(context.RequestServices);
        await handler.InitializeAsync(new AuthenticationScheme(scheme, scheme, typeof(CookieAuthenticationHandler)), context);
        await handler.SignInAsync(new ClaimsPrincipal(identity), properties);
    }
}
