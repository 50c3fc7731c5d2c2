using System.Globalization;
using Portal.Server.Data;

namespace Portal.Server.Hosting;

/// <summary>How a request ends that broke: a bug is told as our fault (500), a database that is away as something that passes (503).</summary>
internal static class Failures
{
    /// <summary>A restart of a database takes seconds.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(10);

    public static void UseFailures(this WebApplication app)
    {
        var provider = app.Services.GetRequiredService<Databases>().Provider;
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
                    context.Response.Headers.TryAdd("Retry-After", TryAgainAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem", CreateScopeForErrors = true,
            StatusCodeSelector = e => provider.IsAway(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
    }
}
