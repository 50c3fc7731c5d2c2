using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Portal.Client;

namespace Portal.Server.Hosting;

/// <summary>How often one visitor may try, and under which names the portal answers at all.</summary>
internal static class Limits
{
    public static void AddLimits(this IServiceCollection services, PortalSettings settings)
    {
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return default;
            };
            // Only posting costs a hash or a mail; looking at the form is free.
            o.AddPolicy(RateLimits.Account, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = settings.Limits.SignInsPerMinute, Window = TimeSpan.FromMinutes(1),
                })
                : RateLimitPartition.GetNoLimiter(""));
        });
        // A forged Host header gets 400; links in mails never depend on it anyway.
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = [settings.PublicUri.Host, "localhost", "127.0.0.1", "[::1]"]);
    }

    /// <summary>A body that announces more than its address takes is refused before a byte of it is read.</summary>
    public static void UseBodyLimit(this WebApplication app) => app.Use((context, next) =>
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength is not { } length || most is null || length <= most) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
