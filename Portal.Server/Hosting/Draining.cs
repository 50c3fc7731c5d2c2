namespace Portal.Server.Hosting;

/// <summary>
/// A stopping server closes its circuits; the browser's next attempt to reconnect would open a new one on the same server and
/// hold the stop up for its whole time limit.
/// </summary>
internal static class Draining
{
    public static void UseDraining(this WebApplication app) => app.Use((context, next) =>
    {
        if (!app.Lifetime.ApplicationStopping.IsCancellationRequested || !context.Request.Path.StartsWithSegments("/_blazor")) return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    });
}
