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
    public async Task Open(long user, UserKind kind, Func<Session, SessionOrigin>? origin = null)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var scheme = kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.ToString(CultureInfo.InvariantCulture))], scheme);
        var properties = new AuthenticationProperties();
        properties.SetParameter(nameof(SessionOrigin), origin);
        // Whoever is signed in here now goes. The scheme's handler has her key in hand and would go on with it: one that has not seen
        // it makes a new session.
        await context.SignOutAsync(scheme);
        var handler = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(context.RequestServices);
        await handler.InitializeAsync(new AuthenticationScheme(scheme, scheme, typeof(CookieAuthenticationHandler)), context);
        await handler.SignInAsync(new ClaimsPrincipal(identity), properties);
    }
}
