using Microsoft.AspNetCore.Localization;
using Portal.Server.Auth;
using Portal.Shared.Common;

namespace Portal.Server.Hosting;

/// <summary>Whose language a page speaks: the person's own, else the one chosen in this browser, else the browser's.</summary>
internal static class Cultures
{
    public const string Cookie = "portal-language";

    public static void AddPortalCultures(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(o =>
    {
        var cultures = new[] { Texts.CultureOf(Texts.German), Texts.CultureOf(Texts.English) };
        o.DefaultRequestCulture = new RequestCulture(cultures[0]);
        o.SupportedCultures = o.SupportedUICultures = cultures;
        o.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(Chosen(context))),
        ];
    });

    private static ProviderCultureResult? Chosen(HttpContext context)
    {
        var language = context.User.FindFirst(PortalClaims.Language)?.Value ?? context.Request.Cookies[Cookie] ?? OfBrowser(context.Request);
        return language is Texts.German or Texts.English ? new ProviderCultureResult(Texts.CultureOf(language).Name) : null;
    }

    /// <summary>The first of the browser's languages that we speak, whatever the country; English for those who read neither.</summary>
    private static string? OfBrowser(HttpRequest request)
    {
        var languages = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant()).ToList();
        return languages.Count == 0 ? null : languages.FirstOrDefault(l => l is Texts.German or Texts.English) ?? Texts.English;
    }
}
