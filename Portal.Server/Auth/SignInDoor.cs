using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Portal.Shared.Account;

namespace Portal.Server.Auth;

/// <summary>Opens a session for somebody who has proved who they are, by whatever means: the one place that hands out a cookie.</summary>
internal sealed class SignInDoor(IHttpContextAccessor http)
{
    /// <exception cref="InvalidOperationException">There is no request to answer with a cookie.</exception>
    public Task Open(long user, UserKind kind)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var scheme = kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.ToString(CultureInfo.InvariantCulture))], scheme);
        return context.SignInAsync(scheme, new ClaimsPrincipal(identity));
    }
}
