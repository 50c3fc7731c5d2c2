using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Auth;

/// <summary>
/// Remembers, between two requests of one browser, what was begun: a sign-in whose code is still to come, a passkey's challenge.
/// The browser holds it sealed; it is good for minutes, for one purpose, and, once it is <see cref="Use">used</see>, never again.
/// </summary>
internal sealed class StepCookie(IHttpContextAccessor http, IDataProtectionProvider protection, PortalSettings settings, Clock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <param name="purpose">A short word, part of the cookie's name: two purposes never read each other's.</param>
    public void Begin<T>(string purpose, T what)
    {
        var json = JsonSerializer.Serialize(new Step<T>(Guid.NewGuid(), clock.Now + Lifetime, what));
        http.HttpContext!.Response.Cookies.Append(Name(purpose), Protector(purpose).Protect(json), Options());
    }

    /// <returns>Null where nothing was begun, it is too old, or somebody made it up.</returns>
    public Step<T>? Find<T>(string purpose)
    {
        if (http.HttpContext?.Request.Cookies[Name(purpose)] is not { Length: > 0 } sealedStep) return null;
        try
        {
            var step = JsonSerializer.Deserialize<Step<T>>(Protector(purpose).Unprotect(sealedStep));
            return step?.Until > clock.Now ? step : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void End(string purpose) => http.HttpContext!.Response.Cookies.Delete(Name(purpose), Options());

    /// <summary>Uses a step up, in the transaction of what it leads to.</summary>
    /// <returns>False when it was used before: a copy of the cookie opens nothing.</returns>
    public Task<bool> Use<T>(PortalDb db, Step<T> step, CancellationToken cancel) => db.UseOnce(step.Id, clock.Now, cancel);

    private string Name(string purpose) => (settings.IsPublicOverTls ? "__Host-" : "") + "portal-" + purpose;

    private IDataProtector Protector(string purpose) => protection.CreateProtector(nameof(StepCookie), purpose);

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.IsPublicOverTls, Path = "/", IsEssential = true };
}

/// <param name="Id">What is noted when it is used.</param>
internal sealed record Step<T>(Guid Id, DateTimeOffset Until, T What);
