using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Auth;
using Portal.Server.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>A setting that is another one at the next start is recorded: which, never what [ASVS 16.3.3].</summary>
public sealed class SettingsWatchTests
{
    [EachDatabase]
    public async Task A_start_records_which_settings_changed_and_none_of_their_values(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        Assert.Equal(0, await Lines(app));
        var before = app.Services.GetRequiredService<IConfiguration>();
        await Look(app, before);
        Assert.Equal(0, await Lines(app));

        var now = new ConfigurationBuilder().AddConfiguration(before)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:Mail:Password"] = "hunter2-secret", ["Portal:TimeZone"] = "UTC" }).Build();
        await Look(app, now);
        await Look(app, now);
        Assert.Equal(1, await Lines(app));
        var (json, seals) = await app.World.Read(async db => (
            await db.Audit.Where(a => a.Kind == "settings.changed").Select(a => a.Payload!.Json).SingleAsync(), await db.KnownSettings.Select(k => k.Seal).ToListAsync()));
        Assert.Equal("""{"settings":"Mail:Password, TimeZone","count":2}""", json);
        Assert.DoesNotContain(seals, s => s.Contains("hunter2", StringComparison.Ordinal));
    }

    private static Task Look(PortalApp app, IConfiguration configuration) =>
        new SettingsWatch(app.Databases, app.Services.GetRequiredService<AuditLog>(), configuration, app.Services.GetRequiredService<IDataProtectionProvider>()).Look(CancellationToken.None);

    private static Task<int> Lines(PortalApp app) => app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "settings.changed"));
}
