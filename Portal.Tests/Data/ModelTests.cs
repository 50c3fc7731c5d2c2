using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Providers;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>The model and its migrations.</summary>
public sealed class ModelTests
{
    // Records that every customer may see as they are, each with its reason.
    private static readonly Dictionary<string, string> ForEverybody = new()
    {
        ["Product"] = "the range is the same for all",
        ["Absence"] = "customers are told who answers while she is away",
        ["StaffMember"] = "customers are told who cares for them",
        ["Counter"] = "numbers of new records are taken from it",
        ["IdentityUserClaim"] = "not used by customers' pages",
        ["IdentityUserLogin"] = "not used by customers' pages",
        ["IdentityUserToken"] = "not used by customers' pages",
        ["IdentityUserPasskey"] = "not used by customers' pages",
        ["IdentityPasskeyData"] = "part of a passkey",
    };

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void No_change_of_the_model_waits_for_a_migration(string provider)
    {
        using var db = DatabaseProvider.All.Single(p => p.Name == provider).OpenForMigration(provider == "PostgreSql" ? "Host=nowhere" : provider == "SqlServer" ? "Server=nowhere" : "Data Source=:memory:");
        Assert.False(db.Database.HasPendingModelChanges());
    }

    /// <summary>The portal asks without its model: it must come to what EF Core says with it.</summary>
    [EachDatabase]
    public async Task What_is_pending_is_what_the_database_does_not_say_it_has(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await using var owner = app.Databases.Provider.OpenForMigration(app.Databases.ConnectionString);
        Assert.Empty(await app.Databases.Pending(default));
        var last = owner.Database.GetMigrations().Last();
        await owner.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {last}");
        Assert.Equal([last], await app.Databases.Pending(default));
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await app.Visit().Http.GetAsync("/readyz")).StatusCode);
        await owner.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\"");
        Assert.Equal(owner.Database.GetPendingMigrations(), await app.Databases.Pending(default));
        Assert.NotEqual([last], await app.Databases.Pending(default));
    }

    [EachDatabase]
    public async Task Every_record_in_the_customers_model_has_a_filter_of_its_own(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await using var db = app.Databases.Open(Actor.Nobody);
        var unfiltered = db.Model.GetEntityTypes().Where(t => t.GetDeclaredQueryFilters().Count == 0).Select(t => t.ClrType.Name.Split('`')[0]).ToList();
        Assert.Equal([], unfiltered.Where(name => !ForEverybody.ContainsKey(name)));
        Assert.Null(db.Model.FindEntityType(typeof(Portal.Server.Features.Complaints.ComplaintNote)));
        Assert.Null(db.Model.FindEntityType(typeof(Portal.Server.Features.Complaints.ComplaintNotice)));
    }

    [EachDatabase]
    public async Task Times_money_and_text_come_back_as_they_went_in(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Łódź & Ångström 東京 😀", "x@x.example");
        var order = await app.World.Order(customer, "A-1", 3);
        await app.World.Write(async db =>
        {
            var mine = await db.Orders.SingleAsync(o => o.Id == order.Id);
            (mine.Total, mine.Freight) = (123456789.1234m, 0.0001m);
        });
        var now = app.World.Clock.Now;
        Assert.Equal(0, now.UtcTicks % TimeSpan.TicksPerMicrosecond);
        await app.World.Mail("x@x.example", "time");
        var (read, sum, made, name) = await app.World.Read(async db => (
            await db.Orders.SingleAsync(o => o.Id == order.Id), await db.Orders.SumAsync(o => o.Total),
            await db.Mails.Select(m => m.CreatedAt).SingleAsync(), (await db.Customers.SingleAsync()).Name));
        Assert.Equal((123456789.1234m, 0.0001m, 123456789.1234m), (read.Total, read.Freight, sum));
        Assert.Equal("Łódź & Ångström 東京 😀", name);
        Assert.InRange(made, now, now.AddMinutes(1));
        Assert.Equal(1, await app.World.Read(db => db.Mails.CountAsync(m => m.CreatedAt >= now && m.CreatedAt == made)));
    }

    [EachDatabase]
    public async Task Text_that_a_server_could_not_hold_is_refused_everywhere(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Assert.ThrowsAsync<InvalidDataException>(() => app.World.Customer("with\0nul", "x@x.example"));
        await Assert.ThrowsAsync<InvalidDataException>(() => app.World.Customer(new string('x', 201), "x@x.example"));
        Assert.Equal(0, await app.World.Read(db => db.Customers.CountAsync()));
    }
}
