using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Demo;

namespace Portal.Server.Hosting;

/// <summary>What happens between building and serving.</summary>
internal static class Startup
{
    public static async Task Prepare(WebApplication app, CancellationToken cancel)
    {
        await app.Services.GetRequiredService<Providers>().Check(cancel);
        await Migrate(app, cancel);
        await DemoStart.Prepare(app, cancel);
        await app.Services.GetRequiredService<SettingsWatch>().Look(cancel);
    }

    /// <summary>Brings the database to this version.</summary>
    public static async Task Migrate(WebApplication app, CancellationToken cancel)
    {
        var databases = app.Services.GetRequiredService<Databases>();
        if ((await databases.Pending(cancel)).Count > 0)
        {
            await using var db = databases.Provider.OpenForMigration(databases.ConnectionString);
            await db.Database.MigrateAsync(cancel);
        }
        await databases.Provider.Prepare(databases.ConnectionString, cancel);
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await MissingKeys.Give(db, cancel);
            return true;
        }, cancel);
    }
}
