using Microsoft.AspNetCore.HttpOverrides;

namespace Portal.Server.Hosting;

/// <summary>
/// Behind a proxy the request comes over plain http from the proxy's address. That people come over TLS is known from the
/// setting PublicUrl; who they are is taken from X-Forwarded-For, and only where the proxy runs on this machine.
/// </summary>
internal static class PublicAddress
{
    public static void UsePublicAddress(this WebApplication app, PortalSettings settings)
    {
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        if (!settings.IsPublicOverTls) return;
        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }
}
