using Portal.Server.Auth;
using Portal.Server.Data;

namespace Portal.Server.Hosting;

/// <summary>
/// /healthz: the process answers. /readyz: it can serve: the database is reached and migrated, the data folder takes a file. What is
/// missing stands in the log: anybody may ask, and a proxy makes everybody look like this machine.
/// </summary>
internal static partial class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous().WithMetadata(new WithoutSession());
        var log = routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Health).FullName!);
        var told = "";
        routes.MapGet("/readyz", async (Databases databases, DataFolder folder, CancellationToken cancel) =>
        {
            var missing = new List<string>();
            if (!await DatabaseIsReady(databases, cancel)) missing.Add("database");
            if (!CanWrite(folder)) missing.Add("data folder");
            var words = string.Join(", ", missing);
            // Asked every few seconds, it tells the log of changes only.
            if (Interlocked.Exchange(ref told, words) != words)
            {
                if (words.Length > 0) NotReady(log, words);
                else ReadyAgain(log);
            }
            return words.Length == 0 ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().WithMetadata(new WithoutSession());
    }

    private static async Task<bool> DatabaseIsReady(Databases databases, CancellationToken cancel)
    {
        try
        {
            return (await databases.Pending(cancel)).Count == 0;
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static bool CanWrite(DataFolder folder)
    {
        try
        {
            var probe = Path.Combine(folder.Path, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The portal is not ready: {Missing}")]
    private static partial void NotReady(ILogger log, string missing);

    [LoggerMessage(LogLevel.Warning, "The portal is ready again")]
    private static partial void ReadyAgain(ILogger log);
}
