using System.Globalization;
using System.Threading.RateLimiting;
using Portal.Client;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Hosting;

/// <summary>
/// Counts only what leads nowhere: a mail provider that posts its users' goodbyes from one address is not stopped, somebody who
/// tries tokens is.
/// </summary>
internal static class GuessLimit
{
    public static void UseGuessLimit(this WebApplication app, PortalSettings settings)
    {
        var limiter = PartitionedRateLimiter.Create<string, string>(visitor => RateLimitPartition.GetFixedWindowLimiter(visitor, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = settings.Limits.GuessesPerMinute, Window = TimeSpan.FromMinutes(1),
        }));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<LimitGuessesAttribute>() is null)
            {
                await next(context);
                return;
            }
            var visitor = context.Connection.RemoteIpAddress?.ToString() ?? "";
            using (var look = limiter.AttemptAcquire(visitor, 0))
            {
                if (!look.IsAcquired)
                {
                    var wait = look.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                    context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    // Whoever looks gets a page of it; a post would be refused there for want of a form token.
                    if (!HttpMethods.IsGet(context.Request.Method)) await context.Response.WriteAsync(T("Too many attempts.", "Zu viele Versuche."));
                    return;
                }
            }
            await next(context);
            if (context.Response.StatusCode == StatusCodes.Status404NotFound || context.Items.ContainsKey(typeof(LimitGuessesAttribute))) limiter.AttemptAcquire(visitor).Dispose();
        });
    }
}
