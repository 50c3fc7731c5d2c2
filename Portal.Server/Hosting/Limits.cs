using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Portal.Client;
using Portal.Shared.Complaints;

namespace Portal.Server.Hosting;

/// <summary>How often one visitor may try, and under which names the portal answers at all.</summary>
internal static class Limits
{
    /// <summary>A company's people share an address, and each who types keeps her words once a second.</summary>
    private const int DraftsPerMinute = 1200;

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
                ? PerMinute(context, settings.Limits.SignInsPerMinute)
                : RateLimitPartition.GetNoLimiter(""));
            o.AddPolicy(RateLimits.Drafts, context => PerMinute(context, DraftsPerMinute));
        });
        // A forged Host header gets 400; links in mails never depend on it anyway.
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = [settings.PublicUri.Host, "localhost", "127.0.0.1", "[::1]"]);
    }

    /// <summary>How large a body may be.</summary>
    public static void AddBodyLimits(this WebApplicationBuilder builder)
    {
        var most = UploadRules.MaxFiles * UploadRules.MaxBytes + 1024 * 1024;
        builder.Services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = most);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            // Pages that take files say so themselves; every other form is small.
            o.Limits.MaxRequestBodySize = 1024 * 1024;
        });
    }

    /// <summary>A body that announces more than its address takes is refused before a byte of it is read.</summary>
    public static void UseBodyLimit(this WebApplication app) => app.Use((context, next) =>
    {
        var most = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (context.Request.ContentLength is not { } length || most is null || length <= most || IsTold(context)) return next(context);
        Refuse(context, StatusCodes.Status413PayloadTooLarge);
        return Task.CompletedTask;
    });

    /// <summary>
    /// A form that announces no length is counted while it is read. It is read here: whoever checks its token would take the end
    /// of the patience for a token that is missing, and answer that.
    /// </summary>
    public static void UseBodyCount(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request is { ContentLength: null, HasFormContentType: true } && !IsTold(context))
        {
            try
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
            catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
            {
                Refuse(context, (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest);
                return;
            }
        }
        await next(context);
    });

    /// <summary>The page that tells of it is one to look at: as a post it would ask for the form's token, and for the body again.</summary>
    private static void Refuse(HttpContext context, int status)
    {
        context.Request.Method = HttpMethods.Get;
        context.Response.StatusCode = status;
    }

    /// <summary>That page is rendered for the same request, whose body is as large as before.</summary>
    private static bool IsTold(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static RateLimitPartition<string> PerMinute(HttpContext context, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
