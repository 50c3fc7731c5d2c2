using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Jobs;

namespace Portal.Tests.Support;

/// <summary>The whole portal on real Kestrel, with a database of its own, a recording mail server and a clock that can be moved.</summary>
internal sealed class PortalApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TestDatabase database;
    private readonly string folder;

    private PortalApp(WebApplication app, TestDatabase database, string folder, SmtpSink mail, MovableClock clock, Uri address)
    {
        (this.app, this.database, this.folder, Mail, Clock, Address) = (app, database, folder, mail, clock, address);
        World = new World(Databases, Services.GetRequiredService<Clock>());
    }

    public IServiceProvider Services => app.Services;

    /// <summary>The portal's data folder.</summary>
    public string Folder => folder;

    public Databases Databases => Services.GetRequiredService<Databases>();

    public SmtpSink Mail { get; }

    public MovableClock Clock { get; }

    public TestLog Log { get; private init; } = new();

    public Uri Address { get; }

    /// <summary>Makes customers, orders, people.</summary>
    public World World { get; }

    public static Task<PortalApp> Start(string provider = "Sqlite", params string[] settings) => Start(provider, scheduler: false, settings);

    /// <param name="scheduler">Whether jobs run by their schedule too; else they run when a test says so.</param>
    public static Task<PortalApp> Start(string provider, bool scheduler, params string[] settings) => Start(provider, scheduler, "127.0.0.1", settings);

    /// <summary>Under a name instead of a number, as passkeys need it.</summary>
    public static Task<PortalApp> StartAsLocalhost(string provider) => Start(provider, scheduler: false, "localhost", []);

    /// <summary>At a given moment, for what depends on the day and the hour.</summary>
    public static Task<PortalApp> StartAt(DateTimeOffset now, params string[] settings) => Start("Sqlite", scheduler: false, "127.0.0.1", settings, now);

    private static async Task<PortalApp> Start(string provider, bool scheduler, string host, string[] settings, DateTimeOffset? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var database = await TestDatabase.Create(provider, folder);
        var mail = new SmtpSink();
        var clock = new MovableClock(now);
        var address = new Uri($"http://{host}:{Ports.Free()}");
        string[] args =
        [
            "--environment=Test", $"--urls={address}", $"--Portal:DataFolder={folder}", $"--Portal:PublicUrl={address}",
            $"--Portal:Database:Provider={provider}", $"--Portal:Database:ConnectionString={database.ConnectionString}",
            "--Portal:Mail:Host=127.0.0.1", $"--Portal:Mail:Port={mail.Port}", "--Portal:Mail:Security=None", "--Portal:Mail:From=portal@nordwind.example",
            // Tests move the clock by hours, whatever day it is: here work never rests.
            "--Portal:Calendar:Hours=", "--Portal:Calendar:Holidays=", "--Portal:Complaints:DueHours=48", "--Portal:Complaints:SolutionHours=240", "--Portal:Complaints:UndoSeconds=0",
            "--Portal:Limits:SignInsPerMinute=10000", "--Logging:LogLevel:Default=Warning", .. settings,
        ];
        var log = new TestLog();
        var app = PortalHost.Build(args, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            if (scheduler) return;
            foreach (var hosted in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
            {
                builder.Services.Remove(hosted);
            }
        });
        await Startup.Prepare(app, CancellationToken.None);
        await app.StartAsync();
        return new PortalApp(app, database, folder, mail, clock, address) { Log = log };
    }

    /// <summary>Runs a job now.</summary>
    public async Task<int> RunJob(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobRunner>().Run(name, CancellationToken.None);
    }

    /// <summary>A browser of its own, without a browser: cookies, forms, redirects not followed.</summary>
    public Visitor Visit() => new(Address, Log);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Mail.DisposeAsync();
        await database.DisposeAsync();
        await Folders.Remove(folder);
    }
}

internal static class ServiceWords
{
    public static DateTimeOffset Now(this IServiceProvider services) => services.GetRequiredService<Clock>().Now;
}
