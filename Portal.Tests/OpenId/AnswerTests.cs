using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>What a provider may say wrong, one thing at a time. Each is refused and leaves nothing behind.</summary>
public sealed class AnswerTests
{
    private static readonly Dictionary<string, Action<HostileProvider>> Faults = new()
    {
        ["another nonce"] = p => p.Twist = c => c["nonce"] = "638999999999999999.other",
        ["no nonce"] = p => p.Twist = c => c.Remove("nonce"),
        ["for another client"] = p => p.Twist = c => c["aud"] = "somebody-else",
        ["handed on by another client"] = p => p.Twist = c => (c["aud"], c["azp"]) = (new[] { "portal", "other" }, "other"),
        ["another issuer"] = p => p.Twist = c => c["iss"] = "http://127.0.0.1:1",
        ["over"] = p => p.Twist = c => c["exp"] = p.Now().AddMinutes(-10).ToUnixTimeSeconds(),
        ["without an end"] = p => p.Twist = c => c.Remove("exp"),
        ["not yet"] = p => p.Twist = c => c["nbf"] = p.Now().AddMinutes(10).ToUnixTimeSeconds(),
        ["without a subject"] = p => p.Twist = c => c.Remove("sub"),
        ["of another access token"] = p => p.Twist = c => c["at_hash"] = "77QmUPtjPfzWtF2AnpK9RQ",
        ["under another key"] = p => p.Write = c => p.Rs256(c, System.Security.Cryptography.RSA.Create(2048)),
        ["unsigned"] = p => p.Write = HostileProvider.Unsigned,
        ["under the public key as a secret"] = p => p.Write = p.UnderThePublicKey,
        ["about two people"] = p => p.Twist = c => c["sub"] = "somebody-else",
        ["no token"] = p => p.Instead = at => at == "/token" ? Results.Json(new { access_token = "access" }) : null,
        ["no JSON"] = p => p.Instead = at => at == "/token" ? Results.Text("<html>") : null,
        ["an array"] = p => p.Instead = at => at == "/userinfo" ? Results.Json(new[] { 1 }) : null,
        ["a subject without end"] = p => { p.Person["sub"] = new string('x', 300); },
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task A_wrong_answer_opens_nothing(string fault)
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        var before = await app.Snapshot();
        Faults[fault](provider);
        using var visitor = app.Visit();
        (await visitor.SignInWith(provider, "work")).AssertRefused("/account/sign-in", "Untrusted");
        Assert.Equal(before, await app.Snapshot());
        Assert.Null(visitor.Cookie("portal-staff"));
        Assert.Contains("could not be checked", await visitor.Http.GetStringAsync("/account/sign-in?refused=Untrusted"));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_and_a_password_still_opens()
    {
        var address = $"http://127.0.0.1:{Ports.Free()}";
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", address));
        Assert.Contains(app.Log.Lines, l => l.Contains("The sign-in provider work cannot be used now", StringComparison.Ordinal));
        await app.World.Staff("Max", "max@nordwind.example");
        using var visitor = app.Visit();
        (await visitor.Submit("/account/sign-in", "form[action='/account/sign-in/with/work']")).AssertRefused("/account/sign-in", "Down");
        Assert.Contains("cannot be reached right now", (await visitor.Open("/account/sign-in?refused=Down")).Body!.TextContent);
        await visitor.SignIn("max@nordwind.example");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task A_provider_that_breaks_in_the_middle_is_said_to_be_away()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        provider.Instead = at => at == "/token" ? Results.StatusCode(503) : null;
        using var visitor = app.Visit();
        (await visitor.SignInWith(provider, "work")).AssertRefused("/account/sign-in", "Down");
        provider.Instead = _ => null;
        Assert.Equal("/staff", (await visitor.SignInWith(provider, "work")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_new_key_is_fetched_once_and_one_made_up_is_not_fetched_again()
    {
        await using var provider = await HostileProvider.Start();
        var read = 0;
        provider.Instead = at =>
        {
            if (at == "/jwks") read++;
            return null;
        };
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        Assert.Equal(1, read);
        (provider.Key, provider.Kid) = (System.Security.Cryptography.RSA.Create(2048), "second");
        using (var visitor = app.Visit()) Assert.Equal("/staff", (await visitor.SignInWith(provider, "work")).Headers.Location!.ToString());
        Assert.Equal(2, read);
        provider.Write = claims => provider.Rs256(claims, System.Security.Cryptography.RSA.Create(2048), "made-up");
        foreach (var _ in new int[3])
        {
            using var visitor = app.Visit();
            (await visitor.SignInWith(provider, "work")).AssertRefused("/account/sign-in", "Untrusted");
        }
        Assert.Equal(2, read);
    }

    [Fact]
    public async Task What_somebody_did_not_finish_leads_back_to_the_sign_in_with_a_sentence()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        using var visitor = app.Visit();
        foreach (var (error, why) in new[] { ("access_denied", "Cancelled"), ("server_error", "Failed"), ("<script>", "Failed") })
        {
            var question = await visitor.Ask("work", "/staff/orders");
            var answer = await visitor.Http.GetAsync($"/signin-oidc/work?error={Uri.EscapeDataString(error)}&state={question["state"]}&iss={Uri.EscapeDataString(provider.Issuer)}");
            answer.AssertRefused("/account/sign-in", $"{why}&returnUrl=%2Fstaff%2Forders");
        }
        Assert.Equal(0, await app.World.Read(db => db.Sessions.CountAsync()));
    }
}
