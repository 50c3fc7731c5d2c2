using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Demo;

namespace Portal.Server.Hosting.Verbs;

/// <summary>demo: fills an empty database with made-up customers, as many as are asked for.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var customers = new Option<int>("--customers")
        {
            Description = "How many customers; each has about ten orders.", DefaultValueFactory = _ => DemoFill.Customers,
        };
        var seed = new Option<int>("--seed") { Description = "Another seed makes other customers.", DefaultValueFactory = _ => DemoFill.Seed };
        var verb = new Command("demo", "Fills an empty database with demo data; only with Portal:Demo.") { customers, seed };
        verb.SetAction((asked, cancel) => Run(asked.GetValue(customers), asked.GetValue(seed), cancel));
        return verb;
    }

    private static async Task<int> Run(int customers, int seed, CancellationToken cancel)
    {
        if (customers is < MinCustomers or > MaxCustomers) throw new VerbException(1, $"--customers takes {MinCustomers} to {MaxCustomers}.");
        await using var app = VerbTable.Open();
        var settings = app.Services.GetRequiredService<PortalSettings>();
        if (!settings.Demo) throw new VerbException(2, "Demo data is only written where Portal:Demo is true; with it the portal never is a real one.");
        await Startup.Migrate(app, cancel);
        var databases = app.Services.GetRequiredService<Databases>();
        await using (var db = databases.OpenStaff(Actor.System))
        {
            if (await DemoFill.WasInterrupted(db, cancel)) throw new VerbException(3, DemoStart.Interrupted);
            if (await db.Customers.AnyAsync(cancel)) throw new VerbException(3, "There are customers in the database already; demo data goes into an empty one only.");
        }
        var report = await new DemoFill(databases, app.Services.GetRequiredService<Clock>(), settings).Run(customers, seed, cancel);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Wrote {report.Customers:N0} customers, {report.Rows:N0} rows in all, in {report.Took.TotalSeconds:N1} s."));
        return 0;
    }

    // The curated part needs its first customers; the rest is for measuring.
    private const int MinCustomers = 20, MaxCustomers = 10_000_000;
}
