using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>A provider that is slow or dead keeps nobody waiting who does not need it, and nobody for long who does.</summary>
public sealed class SlowProviderTests
{
    private const string Max = "max@nordwind.example";

    [Fact]
    public async Task A_provider_that_hangs_is_asked_once_then_everybody_is_told_at_once_and_others_are_not_kept()
    {
        await using var dead = await HostileProvider.Start();
        await using var well = await HostileProvider.Start();
        dead.Instead = Away;
        well.Person["email"] = "other@there.example";
        await using var app = await PortalApp.Start("Sqlite", [.. Trips.Settings("work", "Staff", dead.Issuer), .. Trips.Settings("club", "Staff", well.Issuer)]);
        app.Clock.Move(TimeSpan.FromMinutes(1));
        var asked = 0;
        var end = new TaskCompletionSource();
        dead.Instead = at => at == "/metadata" ? new Hanging(async () => { Interlocked.Increment(ref asked); await end.Task; }) : null;
        var watch = Stopwatch.StartNew();
        var visitors = Enumerable.Range(0, 5).Select(_ => app.Visit()).ToList();
        var presses = visitors.ConvertAll(Press);
        using (var other = app.Visit())
        {
            Assert.Equal("/staff", (await other.SignInWith(well, "club")).Headers.Location!.ToString());
            Assert.True(watch.Elapsed > TimeSpan.FromSeconds(4) || !presses.Exists(p => p.IsCompleted), "The provider that hangs had been given up before the other was done.");
        }
        foreach (var press in presses) (await press).AssertRefused("/account/sign-in", "Down");
        Assert.Equal(1, asked);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(20));

        watch.Restart();
        foreach (var visitor in visitors) (await Press(visitor)).AssertRefused("/account/sign-in", "Down");
        Assert.Equal(1, asked);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        // After a while it is tried again.
        end.SetResult();
        dead.Instead = _ => null;
        app.Clock.Move(TimeSpan.FromSeconds(16));
        Assert.Equal("/staff", (await visitors[0].SignInWith(dead, "work")).Headers.Location!.ToString());
        visitors.ForEach(v => v.Dispose());

        static Task<HttpResponseMessage> Press(Visitor visitor) => visitor.Submit("/account/sign-in", "form[action='/account/sign-in/with/work']");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_first_and_a_dead_provider_keeps_nobody()
    {
        await using var provider = await HostileProvider.Start();
        provider.Instead = Away;
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        await app.World.Staff("Max", Max);
        using var max = await app.Visit().SignIn(Max);
        // As if the provider had opened it before the portal was started anew.
        await app.World.Write(async db => db.SessionOrigins.Add(new SessionOrigin { SessionId = await db.Sessions.Select(s => s.Id).SingleAsync(), Provider = "work", Issuer = provider.Issuer, Subject = "max", IdToken = "sealed before" }));
        app.Clock.Move(TimeSpan.FromMinutes(1));
        var (open, end) = (-1, new TaskCompletionSource());
        provider.Instead = at => at != "/metadata" ? null : new Hanging(async () =>
        {
            open = await app.World.Read(db => db.Sessions.CountAsync(s => s.EndedAt == null));
            await end.Task;
        });
        var watch = Stopwatch.StartNew();
        Assert.Equal("/account/sign-in", (await max.SignOutOfStaff()).Headers.Location!.ToString());
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal(0, open);
        Assert.Equal(HttpStatusCode.Found, (await max.Http.GetAsync("/staff")).StatusCode);
        end.SetResult();
    }

    [Fact]
    public async Task What_is_known_of_a_provider_is_enough_to_sign_out_of_it()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        app.Clock.Move(TimeSpan.FromHours(11));
        provider.Now = app.Clock.GetUtcNow;
        using var visitor = app.Visit();
        await visitor.SignInWith(provider, "work");
        // What is known grows old while she works, and the provider dies.
        app.Clock.Move(TimeSpan.FromHours(2));
        provider.Instead = at => throw new InvalidOperationException($"{at} was asked.");
        Assert.Equal("/account/onward?out=true", (await visitor.SignOutOfStaff()).Headers.Location!.ToString());
        Assert.StartsWith($"{provider.Issuer}/end?", (await visitor.Onward("work", "/account/onward?out=true")).Address.AbsoluteUri);
    }

    [Fact]
    public async Task At_a_new_key_everybody_who_comes_at_the_same_time_gets_in_by_one_reading()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        using (var first = app.Visit()) await first.SignInWith(provider, "work");
        (provider.Key, provider.Kid) = (RSA.Create(2048), "second");
        var read = 0;
        provider.Instead = at => at != "/metadata" ? null : new Hanging(async () => { Interlocked.Increment(ref read); await Task.Delay(500); }, provider.Metadata);
        var visitors = Enumerable.Range(0, 4).Select(_ => app.Visit()).ToList();
        var answers = await Task.WhenAll(visitors.Select(v => v.SignInWith(provider, "work")));
        Assert.All(answers, a => Assert.Equal("/staff", a.Headers.Location!.ToString()));
        Assert.Equal(1, read);
        visitors.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task Sign_outs_that_a_provider_tells_are_taken_and_made_up_ones_have_to_wait()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", [.. Trips.Settings("work", "Staff", provider.Issuer), "--Portal:Limits:GuessesPerMinute=5"]);
        using var http = new HttpClient();
        for (var i = 0; i < 8; i++) Assert.Equal(HttpStatusCode.OK, (await Tell(provider.Rs256(provider.LogoutClaims($"{i}")))).StatusCode);
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, (await Tell("made.up.token")).StatusCode);
        var waits = await Tell("made.up.token");
        Assert.Equal(HttpStatusCode.TooManyRequests, waits.StatusCode);
        Assert.NotNull(waits.Headers.RetryAfter);

        async Task<HttpResponseMessage> Tell(string token)
        {
            using var form = new FormUrlEncodedContent([new("logout_token", token)]);
            return await http.PostAsync(new Uri(app.Address, "/signout-oidc/work"), form);
        }
    }

    private static IResult? Away(string at) => at == "/metadata" ? Results.StatusCode(503) : null;

    /// <summary>An answer that comes when something is over; none at all where nothing is said for it.</summary>
    private sealed class Hanging(Func<Task> wait, Func<IResult>? then = null) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await wait();
            await (then?.Invoke() ?? Results.StatusCode(503)).ExecuteAsync(httpContext);
        }
    }
}
