using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;

namespace Portal.Server.Hosting;

/// <summary>
/// /healthz: the process answers. /readyz: it can serve: the database is reached and migrated, the data folder takes a file. Each
/// says one word of what is missing and nothing of how.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous().WithMetadata(new WithoutSession());
        routes.MapGet("/readyz", async (Databases databases, DataFolder folder, CancellationToken cancel) =>
        {
            var missing = new List<string>();
            if (!await DatabaseIsReady(databases, cancel)) missing.Add("database");
            if (!CanWrite(folder)) missing.Add("data folder");
            return missing.Count == 0 ? Results.Text("ready") : Results.Text($"not ready: {string.Join(", ", missing)}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().WithMetadata(new WithoutSession());
    }

    private static async Task<bool> DatabaseIsReady(Databases databases, CancellationToken cancel)
    {
        try
        {
            await using var db = databases.Provider.OpenForMigration(databases.ConnectionString);
            return !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
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
}
