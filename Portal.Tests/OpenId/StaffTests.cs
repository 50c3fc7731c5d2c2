using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>Staff come in with the role that their groups give them.</summary>
public sealed class StaffTests
{
    [EachDatabase]
    public async Task Whoever_comes_with_a_known_group_is_entered_once_and_their_role_follows_the_group(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        using var visitor = app.Visit();
        Assert.Equal("/staff", (await visitor.SignInWith(provider, "work")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff")).StatusCode);
        var anna = await app.World.Read(db => db.Staff.SingleAsync());
        Assert.Equal(("Anna There", "anna@there.example", StaffRole.Agent), (anna.Name, anna.Email, anna.Role));
        Assert.Null(await app.World.Read(db => db.Users.Select(u => u.PasswordHash).SingleAsync()));

        // Again, with a new name there: the same person, nothing is renamed behind her back.
        provider.Person["name"] = "Renamed";
        using var second = app.Visit();
        await second.SignInWith(provider, "work");
        Assert.Equal((1, 1, 2, 2, 1), await app.World.Read(async db => (await db.Staff.CountAsync(), await db.Users.CountAsync(), await db.Sessions.CountAsync(), await db.Sessions.CountAsync(s => s.EndedAt == null), await db.LinkedSignIns.CountAsync())));

        // Another group: the role changes, and what was opened under the old one ends.
        provider.Person["groups"] = new[] { "everybody", "agents", "managers" };
        using var third = app.Visit();
        await third.SignInWith(provider, "work");
        Assert.Equal(StaffRole.Manager, await app.World.Read(db => db.Staff.Select(s => s.Role).SingleAsync()));
        Assert.Equal(HttpStatusCode.Found, (await visitor.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await third.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "staff.role-changed")));
        Assert.Equal(3, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "sign-in.succeeded")));
    }

    [EachDatabase]
    public async Task Without_a_known_group_or_a_confirmed_address_nobody_is_entered(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        await app.World.Staff("Max", "max@nordwind.example");
        await app.World.Customer("Alpha", "a@alpha.example");
        var before = await app.Snapshot();
        foreach (var (claim, value, words) in new (string, object?, string)[]
        {
            ("groups", new[] { "everybody" }, "belongs to no group"), ("groups", "strangers", "belongs to no group"), ("groups", null, "belongs to no group"), ("groups", new[] { "Agents" }, "belongs to no group"),
            ("email_verified", false, "has not confirmed"), ("email_verified", null, "has not confirmed"), ("email", "nowhere", "has not confirmed"), ("email", null, "has not confirmed"),
            ("email", "MAX@nordwind.example", "link this account under Security"), ("email", "a@alpha.example", "link this account under Security"),
        })
        {
            var usual = provider.Person.GetValueOrDefault(claim);
            provider.Person[claim] = value;
            using var visitor = app.Visit();
            var answer = await visitor.SignInWith(provider, "work");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync());
            Assert.Equal(before, await app.Snapshot());
            provider.Person[claim] = usual;
        }
        Assert.Equal(10, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "sign-in.refused")));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_group_never_takes_the_last_administrator(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        provider.Person["groups"] = "admins";
        using var visitor = app.Visit();
        await visitor.SignInWith(provider, "work");
        provider.Person["groups"] = "agents";
        using var again = app.Visit();
        Assert.Equal("/staff", (await again.SignInWith(provider, "work")).Headers.Location!.ToString());
        Assert.Equal(StaffRole.Administrator, await app.World.Read(db => db.Staff.Select(s => s.Role).SingleAsync()));
        Assert.Equal((1, 0), await app.World.Read(async db => (await db.Audit.CountAsync(a => a.Kind == "staff.role-claimed"), await db.Audit.CountAsync(a => a.Kind == "staff.role-changed"))));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff")).StatusCode);

        await app.World.Staff("Olga", "olga@nordwind.example", StaffRole.Administrator);
        using var third = app.Visit();
        await third.SignInWith(provider, "work");
        Assert.Equal(StaffRole.Agent, await app.World.Read(db => db.Staff.Where(s => s.Name == "Anna There").Select(s => s.Role).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_left_does_not_come_in_by_a_provider()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start("Sqlite", provider);
        using (var visitor = app.Visit()) await visitor.SignInWith(provider, "work");
        await app.World.Write(async db => (await db.Users.SingleAsync()).ClosedAt = app.World.Clock.Now);
        var before = await app.Snapshot();
        provider.Person["groups"] = "managers";
        using var again = app.Visit();
        Assert.Equal(HttpStatusCode.Forbidden, (await again.SignInWith(provider, "work")).StatusCode);
        Assert.Equal(before, await app.Snapshot());
        Assert.Equal(StaffRole.Agent, await app.World.Read(db => db.Staff.Select(s => s.Role).SingleAsync()));
    }

    [Fact]
    public async Task The_same_subject_of_another_issuer_is_another_person()
    {
        await using var one = await HostileProvider.Start();
        await using var other = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", [.. Trips.Settings("work", "Staff", one.Issuer), .. Trips.Settings("club", "Staff", other.Issuer)]);
        other.Person["email"] = "other@there.example";
        using var visitor = app.Visit();
        using var second = app.Visit();
        await visitor.SignInWith(one, "work");
        await second.SignInWith(other, "club");
        Assert.Equal(2, await app.World.Read(db => db.Staff.CountAsync()));
        // And in a browser where somebody is signed in already, the one who signs in now is the one who is in.
        await visitor.SignInWith(other, "club");
        Assert.Equal((0, 2), await app.World.Read(async db => (
            await db.Sessions.CountAsync(s => s.EndedAt == null && s.User!.Email == "anna@there.example"), await db.Sessions.CountAsync(s => s.EndedAt == null && s.User!.Email == "other@there.example"))));
    }

    private static Task<PortalApp> Start(string database, HostileProvider provider) => PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
}
