using System.Security.Cryptography;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Client;
using Portal.Server.Auth;

namespace Portal.Server.Hosting;

/// <summary>What every answer tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app, PortalSettings settings) => app.Use(async (context, next) =>
    {
        var nonce = new CspNonce(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));
        context.Items[typeof(CspNonce)] = nonce;
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy(context, nonce));
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (settings.IsPublicOverTls) headers.StrictTransportSecurity = "max-age=31536000";
            // A page may show somebody's data: neither Back after sign-out nor a proxy keeps it.
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next(context);
    });

    /// <summary>
    /// Staff pages run interactively: their component library writes style attributes, and their circuit finds its way by the page's
    /// base. Nothing else is loosened.
    /// </summary>
    private static string Policy(HttpContext context, CspNonce nonce) => AuthSetup.IsStaffAddress(context.Request.Path)
        ? $"default-src 'none'; script-src 'self' 'nonce-{nonce.Value}'; style-src 'self' 'nonce-{nonce.Value}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri {(HasCircuit(context) ? "'self'" : "'none'")}; frame-ancestors 'none'; object-src 'none'"
        : $"default-src 'none'; script-src 'nonce-{nonce.Value}'; style-src 'self' 'nonce-{nonce.Value}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static bool HasCircuit(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && context.AcceptsInteractiveRouting();
}
