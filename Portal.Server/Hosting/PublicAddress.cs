using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Portal.Server.Hosting;

/// <summary>
/// Behind a proxy the request comes over plain http from the proxy's address. That people come over TLS is known from the
/// setting PublicUrl; who they are is taken from X-Forwarded-For, and only where a proxy on this machine or one of the setting
/// Proxies sent it.
/// </summary>
internal static class PublicAddress
{
    public static void UsePublicAddress(this WebApplication app, PortalSettings settings)
    {
        // However long the chain: it is read from its end, up to the first address that is no proxy of ours.
        var trusted = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        foreach (var network in Networks(settings.Proxies)) trusted.KnownIPNetworks.Add(network!.Value);
        app.UseForwardedHeaders(trusted);
        if (!settings.IsPublicOverTls) return;
        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }

    /// <summary>True for a list of addresses and networks: "10.0.0.7, 172.16.0.0/12".</summary>
    public static bool IsList(string proxies) => Networks(proxies).All(n => n is not null);

    private static IEnumerable<IPNetwork?> Networks(string proxies) =>
        from entry in proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select IPNetwork.TryParse(entry, out var network) ? network
            : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : (IPNetwork?)null;
}
