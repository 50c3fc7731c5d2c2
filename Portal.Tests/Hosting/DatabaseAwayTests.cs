using System.Net;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>The database goes away while the portal runs, and comes back.</summary>
public sealed class DatabaseAwayTests
{
    [EachDatabase]
    public async Task Pages_say_that_it_passes_and_nothing_of_how_and_it_goes_on_by_itself(string provider)
    {
        using var away = new Way(provider).Begin();
        await using var database = await TestDatabase.Create(provider, away.Folder);
        await using var app = await PortalApp.Start(provider, $"--Portal:Database:ConnectionString={away.To(database.ConnectionString)}");
        await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Staff("Anna", "anna@nordwind.example");
        using var customer = await app.Visit().SignIn("a@alpha.example");
        using var staff = await app.Visit().SignIn("anna@nordwind.example");
        var form = await customer.Open("/complaints/new");
        Assert.Equal("ready", await customer.Http.GetStringAsync("/readyz"));

        away.Leave();
        foreach (var _ in new int[2])
        {
            await ToldWithoutAWordOfHow(await customer.Http.GetAsync("/orders"), away.Folder);
            await ToldWithoutAWordOfHow(await staff.Http.GetAsync("/staff"), away.Folder);
            await ToldWithoutAWordOfHow(await customer.Post(form, "/complaints/new", "form.card", ("Draft.Subject", "Typed"), ("Draft.Text", "Typed")), away.Folder);
            var ready = await customer.Http.GetAsync("/readyz");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
            Assert.Equal("ok", await customer.Http.GetStringAsync("/healthz"));
        }
        // The operator reads it in the log, once.
        Assert.Single(app.Log.Lines, l => l.EndsWith("The portal is not ready: database ", StringComparison.Ordinal));

        away.Return();
        var until = DateTime.UtcNow.AddSeconds(10);
        while (!(await customer.Http.GetAsync("/readyz")).IsSuccessStatusCode && DateTime.UtcNow < until) await Task.Delay(50);
        Assert.Equal("ready", await customer.Http.GetStringAsync("/readyz"));
        Assert.Equal(HttpStatusCode.OK, (await customer.Http.GetAsync("/orders")).StatusCode);
        Assert.Equal(0, await app.World.Read(db => db.Complaints.CountAsync()));
        Assert.Equal(HttpStatusCode.Found, (await customer.Post(form, "/complaints/new", "form.card", ("Draft.Subject", "Typed"), ("Draft.Text", "Typed"))).StatusCode);
    }

    private static async Task ToldWithoutAWordOfHow(HttpResponseMessage answer, string folder)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Not available for a moment", html);
        Assert.Matches("<code>[0-9a-f]{32}</code>", html);
        foreach (var leak in new[] { "SELECT", "Npgsql", "Sqlite", "SqlClient", "Microsoft.", "Exception", "at Portal", ".cs:", "127.0.0.1:", "database", folder }) Assert.DoesNotContain(leak, html);
    }

    /// <summary>The way to a database: a server's through a gate, the built-in one's through its folder, as if its disk were not there.</summary>
    private sealed class Way(string provider) : IDisposable
    {
        private readonly DirectoryInfo disk = Directory.CreateTempSubdirectory("portal-away-");
        private TcpGate? gate;
        private string built = "";

        public string Folder { get; private set; } = "";

        public Way Begin()
        {
            Folder = disk.CreateSubdirectory("there").FullName;
            return this;
        }

        public string To(string connection)
        {
            switch (provider)
            {
                case "PostgreSql":
                    var server = new NpgsqlConnectionStringBuilder(connection);
                    gate = new TcpGate(server.Host!, server.Port);
                    return new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = gate.Port }.ConnectionString;
                case "SqlServer":
                    var source = new SqlConnectionStringBuilder(connection);
                    var parts = source.DataSource.Split(',');
                    gate = new TcpGate(parts[0], parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1433);
                    return new SqlConnectionStringBuilder(connection) { DataSource = $"127.0.0.1,{gate.Port}" }.ConnectionString;
                default:
                    return built = connection;
            }
        }

        public void Leave()
        {
            gate?.Shut();
            if (built.Length == 0) return;
            Directory.Move(Path.Combine(disk.FullName, "there"), Path.Combine(disk.FullName, "gone"));
            // What is open would go on reading the file wherever it is.
            using var connection = new SqliteConnection(built);
            SqliteConnection.ClearPool(connection);
        }

        public void Return()
        {
            gate?.Open();
            if (built.Length > 0) Directory.Move(Path.Combine(disk.FullName, "gone"), Path.Combine(disk.FullName, "there"));
        }

        public void Dispose()
        {
            gate?.Dispose();
            disk.Delete(recursive: true);
        }
    }
}
