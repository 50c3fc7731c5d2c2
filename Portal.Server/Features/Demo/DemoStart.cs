using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Features.Demo;

/// <summary>What the demo does at a start: fills an empty database, and never lets its sign-ins into a portal that is meant.</summary>
internal static class DemoStart
{
    /// <exception cref="SettingsException">The database and Portal:Demo do not go together.</exception>
    public static async Task Prepare(WebApplication app, CancellationToken cancel)
    {
        var databases = app.Services.GetRequiredService<Databases>();
        await using var db = databases.OpenStaff(Actor.System);
        var settings = app.Services.GetRequiredService<PortalSettings>();
        if (!settings.Demo)
        {
            if (!app.Environment.IsDevelopment() && await db.Users.AnyAsync(u => u.IsDemo, cancel)) throw new SettingsException([DemoUsers]);
            return;
        }
        if (await DemoFill.WasInterrupted(db, cancel)) throw new SettingsException([Interrupted]);
        if (!await db.Customers.AnyAsync(cancel))
        {
            var fill = new DemoFill(databases, app.Services.GetRequiredService<Clock>(), settings);
            await fill.Run(DemoFill.Customers, DemoFill.Seed, cancel);
        }
        DemoGreeting.At(app, settings);
    }

    public const string Interrupted =
        "The database is half filled with demo data, because filling it was interrupted. Delete it, or name another in Portal:Database:ConnectionString, and start again.";

    private const string DemoUsers =
        "The database holds demo users, whose password everybody knows. Name another database in Portal:Database:ConnectionString or another folder "
        + "in Portal:DataFolder; to look at the demo, start with ASPNETCORE_ENVIRONMENT=Development and Portal__Demo=true.";
}
