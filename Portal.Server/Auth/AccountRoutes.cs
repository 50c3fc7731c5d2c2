using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>The small forms that stand on every page: sign out, language, light or dark.</summary>
internal static class AccountRoutes
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/sign-out", (HttpContext context, IAntiforgery forms, ProviderTrips trips) => SignOut(context, forms, trips, AuthSetup.Customer));
        routes.MapPost("/staff/sign-out", (HttpContext context, IAntiforgery forms, ProviderTrips trips) => SignOut(context, forms, trips, AuthSetup.Staff));
        routes.MapPost("/account/appearance", Appearance);
        routes.MapPost("/staff/appearance", Appearance);
    }

    private static async Task<IResult> SignOut(HttpContext context, IAntiforgery forms, ProviderTrips trips, string scheme)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        var session = context.User.FindFirstValue(PortalClaims.Session);
        // First of all: whatever a provider does or does not do, the session here is over.
        await context.SignOutAsync(scheme);
        var onward = await trips.BeginLeaving(session, context.RequestAborted);
        return Results.LocalRedirect(onward ?? "/account/sign-in");
    }

    /// <summary>Language and theme: remembered in the browser, the language with the person too, so that mails speak it.</summary>
    private static async Task<IResult> Appearance(
        HttpContext context, IAntiforgery forms, Databases databases, PortalSettings settings, CancellationToken cancel)
    {
        if (!await forms.IsRequestValidAsync(context)) return Results.BadRequest();
        var form = await context.Request.ReadFormAsync(cancel);
        var (language, theme) = (form["language"].ToString(), form["theme"].ToString());
        var cookie = new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = settings.IsPublicOverTls, IsEssential = true };
        if (theme is "light" or "dark" or "auto") context.Response.Cookies.Append("portal-theme", theme, cookie);
        if (language is Texts.German or Texts.English)
        {
            context.Response.Cookies.Append(Cultures.Cookie, language, cookie);
            if (PortalClaims.ActorOf(context.User).UserId is { } id)
            {
                await databases.WriteAsStaff<bool>(Actor.System, async db =>
                    await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Language, language), cancel) == 1, cancel);
            }
        }
        return Results.LocalRedirect(LocalAddress.Of(form["returnUrl"]) ?? "/");
    }
}
