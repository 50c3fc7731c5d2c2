using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Demo;
using Portal.Server.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>What a start does with the demo: fills once, never half, and keeps its sign-ins out of a portal that is meant.</summary>
public sealed class StartTests
{
    [EachDatabase]
    public async Task A_second_start_changes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--environment=Development", "--Portal:Demo=true");
        var rows = await Filled(app);
        Assert.Contains(rows, r => r.StartsWith("Customers: ", StringComparison.Ordinal));
        await StartAgain(app, "Development", "--Portal:Demo=true");
        Assert.Equal(rows, await Filled(app));
    }

    /// <summary>Everything but what records that the second start had other settings: no mail server, an address of its own.</summary>
    private static async Task<List<string>> Filled(PortalApp app) => (await Dump.Of(app.Databases))
        .FindAll(row => !row.StartsWith("Audit", StringComparison.Ordinal) && !row.StartsWith("KnownSettings:", StringComparison.Ordinal) && !row.StartsWith("Counters: Name=Str:audit", StringComparison.Ordinal));

    [Fact]
    public async Task A_start_with_customers_of_its_own_adds_none()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", "a@alpha.example");
        await StartAgain(app, "Development", "--Portal:Demo=true");
        Assert.Equal("Alpha", (await app.World.Read(db => db.Customers.SingleAsync())).Name);
        Assert.False(await app.World.Read(db => db.Users.AnyAsync(u => u.IsDemo)));
    }

    [EachDatabase]
    public async Task A_portal_that_is_meant_does_not_start_on_the_demos_database(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--environment=Development", "--Portal:Demo=true");
        var refused = await Assert.ThrowsAsync<SettingsException>(() => StartAgain(app, "Production"));
        Assert.Contains("The database holds demo users", Assert.Single(refused.Findings), StringComparison.Ordinal);
        await app.World.Write(db => db.Users.ExecuteDeleteAsync());
        await StartAgain(app, "Production");
    }

    [Fact]
    public async Task A_database_that_is_half_filled_is_not_served()
    {
        await using var app = await PortalApp.Start();
        await app.World.Write(db =>
        {
            db.Counters.Add(new Counter { Name = "demo.unfinished", Next = 0 });
            return Task.CompletedTask;
        });
        var refused = await Assert.ThrowsAsync<SettingsException>(() => StartAgain(app, "Development", "--Portal:Demo=true"));
        Assert.Equal(DemoStart.Interrupted, refused.Message);
    }

    [Fact]
    public async Task Killed_while_it_fills_the_next_start_fills_all_of_it()
    {
        await using var book = await FilledBook.Empty("Sqlite", default);
        // Wherever in the fill these fall, on a fast machine or a slow one: there are all customers or none.
        foreach (var wait in new[] { 0, 400, 900 })
        {
            using var portal = DemoProcess.Start(book.Databases.ConnectionString, "--urls=http://127.0.0.1:0");
            await Task.Delay(600 + wait);
            portal.Kill();
            await portal.WaitForExitAsync();
            Assert.Contains(await book.Read(db => db.Customers.CountAsync()), new[] { 0, DemoFill.Customers });
        }
        var (code, _, error) = await DemoProcess.Run(book.Databases.ConnectionString, "--urls=http://127.0.0.1:0");
        Assert.True(code == 143 || code == 0, error);
        Assert.Equal((DemoFill.Customers, 6), await book.Read(async db =>
            (await db.Customers.CountAsync(), await db.Users.CountAsync(u => u.PasswordHash != null))));
    }

    /// <summary>All of a start but the listening.</summary>
    private static async Task StartAgain(PortalApp app, string environment, params string[] settings)
    {
        await using var again = PortalHost.Build(
        [
            $"--environment={environment}", $"--Portal:DataFolder={app.Folder}", $"--Portal:Database:Provider={app.Databases.Provider.Name}",
            $"--Portal:Database:ConnectionString={app.Databases.ConnectionString}", .. settings,
        ]);
        await Startup.Prepare(again, CancellationToken.None);
    }
}

/// <summary>The portal's program with the demo switched on, over a database that stays.</summary>
internal static class DemoProcess
{
    public static Process Start(string connection, params string[] args) => BuiltPortal.Start(new Dictionary<string, string?>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Portal__Demo"] = "true", ["Portal__Database__ConnectionString"] = connection,
        ["Portal__DataFolder"] = Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection).DataSource),
    }, args);

    /// <summary>Until it ends, or has greeted and is told to.</summary>
    public static async Task<(int Code, string Out, string Error)> Run(string connection, params string[] args)
    {
        using var process = Start(connection, args);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var end = limit.Token.Register(process.Kill);
        var (said, error) = ("", process.StandardError.ReadToEndAsync());
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (line.Contains("mails are held", StringComparison.Ordinal)) Process.Start("kill", ["-TERM", $"{process.Id}"]);
        }
        await process.WaitForExitAsync();
        return (process.ExitCode, said, await error);
    }
}
