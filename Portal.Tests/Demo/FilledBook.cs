using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Providers;
using Portal.Server.Features.Demo;
using Portal.Server.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Demo;

/// <summary>A database of its own that a demo goes into, on any day.</summary>
internal sealed class FilledBook : IAsyncDisposable
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private readonly TestDatabase database;
    private readonly string folder;

    private FilledBook(TestDatabase database, string folder, Databases databases, DateOnly today)
    {
        (this.database, this.folder, Databases, Today) = (database, folder, databases, today);
        Clock = new Clock(new Noon(today), Zone);
    }

    public Databases Databases { get; }

    public DateOnly Today { get; }

    public Clock Clock { get; }

    public static async Task<FilledBook> Empty(string provider, DateOnly today)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var database = await TestDatabase.Create(provider, folder);
        var databases = new Databases(DatabaseProvider.All.Single(p => p.Name == provider), database.ConnectionString);
        await using var db = databases.Provider.OpenForMigration(database.ConnectionString);
        await db.Database.MigrateAsync();
        await databases.Provider.Prepare(database.ConnectionString, CancellationToken.None);
        return new FilledBook(database, folder, databases, today);
    }

    public static async Task<FilledBook> Of(string provider, DateOnly today, int seed = DemoFill.Seed, int customers = DemoFill.Customers)
    {
        var book = await Empty(provider, today);
        await book.Fill(seed, customers);
        return book;
    }

    public Task<DemoReport> Fill(int seed = DemoFill.Seed, int customers = DemoFill.Customers) =>
        new DemoFill(Databases, Clock, new PortalSettings()).Run(customers, seed, CancellationToken.None);

    public async Task<T> Read<T>(Func<StaffDb, Task<T>> query)
    {
        await using var db = Databases.OpenStaff(Actor.System);
        return await query(db);
    }

    /// <summary>All rows. A password's hash is salted anew each time.</summary>
    public Task<List<string>> Rows() => Dump.Of(Databases, "PasswordHash");

    public async ValueTask DisposeAsync()
    {
        Databases.Dispose();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Noon of one day, for ever.</summary>
    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(11, 0), TimeSpan.Zero);
    }
}
