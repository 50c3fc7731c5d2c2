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
        var databases = app.Services.GetRequiredService<Databases>();
        await using var db = databases.Provider.OpenForMigration(databases.ConnectionString);
        await Migrate(databases, db, cancel);
        await DemoStart.Prepare(app, db, cancel);
        await app.Services.GetRequiredService<SettingsWatch>().Look(cancel);
    }

    /// <summary>Brings the database to this version.</summary>
    public static async Task Migrate(WebApplication app, CancellationToken cancel)
    {
        var databases = app.Services.GetRequiredService<Databases>();
        await using var db = databases.Provider.OpenForMigration(databases.ConnectionString);
        await Migrate(databases, db, cancel);
    }

    private static async Task Migrate(Databases databases, StaffDb db, CancellationToken cancel)
    {
        await db.Database.MigrateAsync(cancel);
        await databases.Provider.Prepare(db, cancel);
        await MissingKeys.Give(db, cancel);
    }
}
