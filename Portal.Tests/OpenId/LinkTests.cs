using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>An account elsewhere opens one here only when its owner linked the two.</summary>
public sealed class LinkTests
{
    private const string Email = "a@alpha.example";

    [EachDatabase]
    public async Task A_customer_links_an_account_signs_in_with_it_and_unlinks_it(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        provider.Person["email"] = Email;
        var before = await app.Snapshot();
        using var stranger = app.Visit();
        var refused = await stranger.SignInWith(provider, "shop");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("not linked with the portal yet", await refused.Content.ReadAsStringAsync());
        Assert.Equal(before, await app.Snapshot());
        using var elsewhere = await app.Visit().SignIn(Email);
        using var visitor = await app.Visit().SignIn(Email);
        Assert.Contains("not linked", (await visitor.Open("/account/security")).Body!.TextContent);
        Assert.Equal("/account/security?done=linked", (await visitor.LinkWith(provider, "shop")).Headers.Location!.ToString());
        Assert.Contains($"{Email}, linked on", (await visitor.Open("/account/security?done=linked")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Http.GetAsync("/")).StatusCode);
        await app.Mail.Next(m => m.To == Email && m.Text.Contains("sign in to the portal with The shop account", StringComparison.Ordinal));

        using var phone = app.Visit();
        Assert.Equal("/orders", (await phone.SignInWith(provider, "shop", "/orders")).Headers.Location!.ToString());
        Assert.Equal((HttpStatusCode.OK, null), ((await phone.Http.GetAsync("/orders")).StatusCode, phone.Cookie("portal-staff")));

        Assert.Equal("/account/security?done=unlinked", (await visitor.Submit("/account/security", "form[action='/account/security/unlink/shop']")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Found, (await phone.Http.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.SignInWith(provider, "shop")).StatusCode);
        await app.Mail.Next(m => m.To == Email && m.Text.Contains("does not open your portal account any more", StringComparison.Ordinal));
        var told = await app.World.Read(db => db.Audit.Where(a => a.Kind == "sign-in.linked" || a.Kind == "sign-in.unlinked").OrderBy(a => a.Id).Select(a => a.Kind + a.Payload!.Json).ToListAsync());
        Assert.Collection(told, a => Assert.Matches("^sign-in.linked.*\"provider\":\"shop\"", a), a => Assert.Matches("^sign-in.unlinked.*\"provider\":\"shop\"", a));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Linking_and_unlinking_ask_first_who_it_is(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        using var visitor = await app.Visit().SignIn(Email);
        await visitor.LinkWith(provider, "shop");
        var page = await visitor.Open("/account/security");
        var before = await app.Snapshot();
        app.Clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal("/account/confirm?returnUrl=/account/security", (await visitor.Post(page, "/account/security", "form[action='/account/security/unlink/shop']")).Headers.Location!.ToString());
        await app.World.Write(async db => db.Remove(await db.LinkedSignIns.SingleAsync()));
        Assert.Equal("/account/confirm?returnUrl=/account/security", (await visitor.Submit("/account/security", "form[action='/account/security/link/shop']")).Headers.Location!.ToString());
        Assert.Equal(before with { Links = 0 }, await app.Snapshot());
    }

    [EachDatabase]
    public async Task Whoever_has_no_password_proves_herself_there_again(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start(database, provider);
        provider.Now = app.Clock.GetUtcNow;
        using var visitor = await app.Visit().SignIn(Email);
        await visitor.LinkWith(provider, "shop");
        app.Clock.Move(TimeSpan.FromMinutes(30));
        const string page = "/account/confirm?returnUrl=/account/security";
        async Task<HttpResponseMessage> Prove()
        {
            var question = await visitor.Press("shop", page, "/account/confirm/with/shop", ("returnUrl", "/account/security"));
            Assert.Equal(("login", "0"), (question["prompt"], question["max_age"]));
            return await visitor.Http.GetAsync(question.Back(provider.Issuer, provider.Grant(question)));
        }
        provider.Twist = c => c["auth_time"] = provider.Now().AddMinutes(-30).ToUnixTimeSeconds();
        (await Prove()).AssertRefused("/account/confirm", "NotAskedAgain");
        provider.Twist = c => c.Remove("auth_time");
        (await Prove()).AssertRefused("/account/confirm", "NotAskedAgain");
        provider.Twist = _ => { };
        provider.Person["sub"] = "somebody-else";
        (await Prove()).AssertRefused("/account/confirm", "OtherAccount");
        Assert.Equal(page, (await visitor.Submit("/account/security", "form[action='/account/security/unlink/shop']")).Headers.Location!.ToString());
        provider.Person["sub"] = "anna";
        Assert.Equal("/account/security", (await Prove()).Headers.Location!.ToString());
        // The proof counts; but without a password this account is the only way in, and stays.
        await app.World.Write(async db => (await db.Users.SingleAsync(u => u.Email == Email)).PasswordHash = null);
        var last = await visitor.Submit("/account/security", "form[action='/account/security/unlink/shop']");
        Assert.Equal("/account/security?refused=LastWayIn", last.Headers.Location!.ToString());
        Assert.Contains("the only way into your account", (await visitor.Open("/account/security?refused=LastWayIn")).Body!.TextContent);
        Assert.Equal(1, await app.World.Read(db => db.LinkedSignIns.CountAsync()));
    }

    [EachDatabase]
    public async Task An_account_opens_one_account_and_of_its_own_kind(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start(database, [.. Trips.Settings("shop", "Customer", provider.Issuer), .. Trips.Settings("work", "Staff", provider.Issuer)]);
        await app.World.Customer("Alpha", Email);
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Staff("Max", "max@nordwind.example");
        using var a = await app.Visit().SignIn(Email);
        await a.LinkWith(provider, "shop");
        using var b = await app.Visit().SignIn("b@beta.example");
        using var max = await app.Visit().SignIn("max@nordwind.example");
        var before = await app.Snapshot();
        (await b.LinkWith(provider, "shop")).AssertRefused("/account/security", "LinkedElsewhere");
        (await max.LinkWith(provider, "work", "/staff")).AssertRefused("/staff/security", "LinkedElsewhere");
        // The provider for staff does not open a customer's account, nor a session of staff with it.
        using var visitor = app.Visit();
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SignInWith(provider, "work")).StatusCode);
        Assert.Null(visitor.Cookie("portal-staff") ?? visitor.Cookie("portal"));
        // Nor is it offered to, or taken from, the others.
        Assert.Null((await b.Open("/account/security")).QuerySelector("form[action$='/work']"));
        Assert.Null((await max.Open("/staff/security")).QuerySelector("form[action$='/shop']"));
        var forged = (await b.Open("/account/security")).QuerySelector("form[action$='/link/shop']")!;
        forged.SetAttribute("action", "/account/security/link/work");
        Assert.Equal(HttpStatusCode.NotFound, (await b.Post((AngleSharp.Html.Dom.IHtmlDocument)forged.Owner!, "/account/security", "form[action$='/link/work']")).StatusCode);
        Assert.Equal(before, await app.Snapshot());

        // Of a staff member that a role claim would make a customer's there is none: her link opens nothing by the customers' button.
        provider.Person["sub"] = "max";
        await max.LinkWith(provider, "work", "/staff");
        before = await app.Snapshot();
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SignInWith(provider, "shop")).StatusCode);
        Assert.Equal(before, await app.Snapshot());
    }

    [Fact]
    public async Task A_link_begun_in_one_session_is_not_made_in_another()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await Start("Sqlite", provider);
        using var visitor = await app.Visit().SignIn(Email);
        var question = await visitor.Press("shop", "/account/security", "/account/security/link/shop");
        await app.World.Write(async db => (await db.Sessions.SingleAsync()).EndedAt = app.World.Clock.Now);
        await visitor.SignIn(Email);
        (await visitor.Http.GetAsync(question.Back(provider.Issuer, provider.Grant(question)))).AssertRefused("/account/security", "TooLate");
        Assert.Equal(0, await app.World.Read(db => db.LinkedSignIns.CountAsync()));
    }

    private static async Task<PortalApp> Start(string database, HostileProvider provider)
    {
        var app = await PortalApp.Start(database, Trips.Settings("shop", "Customer", provider.Issuer));
        await app.World.Customer("Alpha", Email);
        return app;
    }
}
