using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>A colleague who is named in the portal, and has never signed in, is not entered a second time.</summary>
public sealed class NewcomerTests
{
    private const string Annas = "Anna@There.example";

    [EachDatabase]
    public async Task A_colleague_who_is_only_named_gets_the_sign_in_with_the_role_of_the_group(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        await Named(app, "Anna Agent", Annas, StaffRole.Administrator);
        await Named(app, "Ben", "ben@there.example");
        using var visitor = app.Visit();
        Assert.Equal("/staff", (await visitor.SignInWith(provider, "work")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff")).StatusCode);
        Assert.Equal(2, await app.World.Read(db => db.Staff.CountAsync()));
        var (anna, user) = await app.World.Read(async db => (await db.Staff.SingleAsync(s => s.Name == "Anna Agent"), await db.Users.SingleAsync()));
        Assert.Equal((StaffRole.Agent, Annas), (anna.Role, anna.Email));
        Assert.Equal((anna.Id, "anna@there.example", "Anna Agent", "de", null), (user.StaffId!.Value, user.Email, user.DisplayName, user.Language, user.PasswordHash));
        var told = await app.World.Read(db => db.Audit.Where(a => a.Kind == "staff.sign-in-given").Select(a => a.Payload!.Json).SingleAsync());
        Assert.Contains("\"from\":\"Administrator\",\"role\":\"Agent\",\"provider\":\"work\"", told);
        // The next time it is the same person.
        using var again = app.Visit();
        await again.SignInWith(provider, "work");
        Assert.Equal((2, 1, 1), await app.World.Read(async db => (await db.Staff.CountAsync(), await db.Users.CountAsync(), await db.LinkedSignIns.CountAsync())));
    }

    [EachDatabase]
    public async Task An_address_gives_nothing_where_it_is_not_confirmed_or_whose_it_is_is_not_certain(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        // Named with the address, and signs in with another.
        await app.World.Staff("Max", "max@nordwind.example");
        await app.World.Write(async db => (await db.Staff.SingleAsync(s => s.Name == "Max")).Email = "max@there.example");
        await Named(app, "Anna Agent", Annas);
        await Named(app, "Tim", "team@there.example");
        await Named(app, "Tom", "team@there.example");
        await Named(app, "Lea", "lea@there.example");
        await app.World.Write(async db => (await db.Staff.SingleAsync(s => s.Name == "Lea")).LeftAt = app.World.Clock.Now);
        var before = await app.Snapshot();
        foreach (var (email, verified, words) in new[]
        {
            (Annas, false, "has not confirmed"), ("max@there.example", true, "signs in to the portal with this e-mail address already"),
            ("team@there.example", true, "signs in to the portal with this e-mail address already"), ("lea@there.example", true, "This sign-in is closed"),
        })
        {
            (provider.Person["email"], provider.Person["email_verified"]) = (email, verified);
            using var visitor = app.Visit();
            var answer = await visitor.SignInWith(provider, "work");
            Assert.Equal((email, HttpStatusCode.Forbidden), (email, answer.StatusCode));
            Assert.Contains(words, await answer.Content.ReadAsStringAsync());
            Assert.Equal(before, await app.Snapshot());
        }
        Assert.Empty(app.Log.Errors);
    }

    private static Task Named(PortalApp app, string name, string email, StaffRole role = StaffRole.Agent) => app.World.Write(db =>
    {
        db.Staff.Add(new StaffMember { Name = name, Email = email, Role = role });
        return Task.CompletedTask;
    });

    private static Task<PortalApp> Start(string database, HostileProvider provider) => PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
}
