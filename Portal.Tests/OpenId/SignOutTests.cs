using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>Signing out here ends it there, and the other way round.</summary>
public sealed class SignOutTests
{
    private static readonly Dictionary<string, Action<Dictionary<string, object?>>> Faults = new()
    {
        ["another issuer"] = c => c["iss"] = "http://127.0.0.1:1",
        ["another client"] = c => c["aud"] = "somebody-else",
        ["a nonce"] = c => c["nonce"] = "x",
        ["no events"] = c => c.Remove("events"),
        ["another event"] = c => c["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/other"] = new { } },
        ["an event that is a text"] = c => c["events"] = "http://schemas.openid.net/event/backchannel-logout",
        ["no time"] = c => c.Remove("iat"),
        ["a time in words"] = c => c["iat"] = "yesterday",
        ["an old time"] = c => c["iat"] = DateTimeOffset.UtcNow.AddMinutes(-30).ToUnixTimeSeconds(),
        ["no number"] = c => c.Remove("jti"),
        ["nobody"] = c => { c.Remove("sid"); c.Remove("sub"); },
        ["over"] = c => c["exp"] = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeSeconds(),
    };

    [EachDatabase]
    public async Task A_provider_ends_exactly_the_sessions_it_names_and_each_token_counts_once(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start(database, [.. Trips.Settings("work", "Staff", provider.Issuer), .. Trips.Settings("club", "Staff", provider.Issuer)]);
        using var annas = app.Visit();
        await annas.SignInWith(provider, "work");
        provider.Twist = c => c["sid"] = "there-2";
        using var annasOther = app.Visit();
        await annasOther.SignInWith(provider, "work");
        (provider.Person["sub"], provider.Person["email"]) = ("ben", "ben@there.example");
        using var bens = app.Visit();
        await bens.SignInWith(provider, "work");
        await app.World.Staff("Max", "max@nordwind.example");
        using var max = await app.Visit().SignIn("max@nordwind.example");
        provider.Person["sub"] = "anna";
        var before = await app.Snapshot();

        foreach (var (name, fault) in Faults)
        {
            var claims = provider.LogoutClaims("1");
            fault(claims);
            Assert.True(await Post(app, provider.Rs256(claims)) == HttpStatusCode.BadRequest, name);
        }
        foreach (var bad in new[] { "", "x", HostileProvider.Unsigned(provider.LogoutClaims("1")), provider.UnderThePublicKey(provider.LogoutClaims("1")), provider.Rs256(provider.LogoutClaims("1"), System.Security.Cryptography.RSA.Create(2048)), provider.Rs256(provider.LogoutClaims("1"), type: "at+jwt") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await Post(app, bad));
        }
        Assert.Equal(before, await app.Snapshot());

        // Another entry of the settings opened nothing of these.
        Assert.Equal(HttpStatusCode.OK, await Post(app, provider.Rs256(provider.LogoutClaims("0")), "club"));
        Assert.Equal(before, await app.Snapshot());
        var token = provider.Rs256(provider.LogoutClaims("1"), type: "logout+jwt");
        Assert.Equal(HttpStatusCode.OK, await Post(app, token));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], await Status(annas, annasOther, bens, max));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(app, token));
        // By the person alone: every session of hers.
        var whole = provider.LogoutClaims("2");
        whole.Remove("sid");
        Assert.Equal(HttpStatusCode.OK, await Post(app, provider.Rs256(whole)));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Found, HttpStatusCode.OK, HttpStatusCode.OK], await Status(annas, annasOther, bens, max));
        Assert.Equal(HttpStatusCode.NotFound, await Post(app, token, "nobody"));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Signing_out_goes_on_at_the_provider_and_the_token_lies_sealed(string database)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start(database, Trips.Settings("work", "Staff", provider.Issuer));
        using var visitor = app.Visit();
        await visitor.SignInWith(provider, "work");
        Assert.DoesNotContain("eyJ", await app.World.Read(db => db.SessionOrigins.Select(o => o.IdToken).SingleAsync()));
        Assert.Equal("/account/onward?out=true", (await visitor.SignOutOfStaff()).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Found, (await visitor.Http.GetAsync("/staff")).StatusCode);
        var leaving = await visitor.Onward("work", "/account/onward?out=true");
        Assert.StartsWith($"{provider.Issuer}/end?", leaving.Address.AbsoluteUri);
        Assert.Equal((new Uri(app.Address, "/signout-callback-oidc/work").AbsoluteUri, "portal"), (leaving["post_logout_redirect_uri"], leaving["client_id"]));
        Assert.StartsWith("eyJ", leaving["id_token_hint"]);
        Assert.Equal("/account/sign-in", (await visitor.Http.GetAsync("/signout-callback-oidc/work?state=made-up")).Headers.Location!.ToString());
        Assert.Equal("/account/sign-in?done=left", (await visitor.Http.GetAsync($"/signout-callback-oidc/work?state={leaving["state"]}")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/signout-callback-oidc/nobody")).StatusCode);

        // Once the session's time is over nothing of the provider's is kept.
        app.Clock.Move(TimeSpan.FromHours(13));
        await app.RunJob("housekeeping");
        Assert.Equal((0, 1), await app.World.Read(async db => (await db.SessionOrigins.CountAsync(), await db.Sessions.CountAsync())));
    }

    private static async Task<HttpStatusCode> Post(PortalApp app, string token, string name = "work")
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        return (await http.PostAsync(new Uri(app.Address, $"/signout-oidc/{name}"), form)).StatusCode;
    }

    private static async Task<HttpStatusCode[]> Status(params Visitor[] visitors) => await Task.WhenAll(visitors.Select(async v => (await v.Http.GetAsync("/staff")).StatusCode));
}
