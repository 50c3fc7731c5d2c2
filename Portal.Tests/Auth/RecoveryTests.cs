using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>A forgotten password.</summary>
public sealed partial class RecoveryTests
{
    private const string Form = "form.card", Email = "a@alpha.example", Better = "a new and better one";

    [EachDatabase]
    public async Task The_link_works_once_within_an_hour_and_ends_every_session(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", Email);
        using var signedIn = await app.Visit().SignIn(Email);
        var first = await Ask(app);
        var second = await Ask(app);
        Assert.NotEqual(first, second);

        using var visitor = app.Visit();
        Assert.Contains("is too old", await Set(visitor, first, Better));
        Assert.Contains("At least 12 characters", await Set(visitor, second, "short"));
        await signedIn.Open("/");
        Assert.Contains("is set", await Set(visitor, second, Better));
        Assert.Equal(HttpStatusCode.Found, (await signedIn.Http.GetAsync("/")).StatusCode);
        Assert.Contains("is too old", await Set(visitor, second, Better));
        await app.Visit().SignIn(Email, Better);
        await app.Mail.Next(m => m.Subject == "Your password was changed");
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "password.reset")));

        var third = await Ask(app);
        app.Clock.Move(TimeSpan.FromMinutes(61));
        Assert.Contains("is too old", await Set(visitor, third, Better));
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_only_the_known_one_a_mail()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = app.Visit();
        var known = Normal.Body(await (await visitor.Submit("/account/forgot", Form, ("Input.Email", Email))).Content.ReadAsStringAsync());
        var unknown = Normal.Body(await (await visitor.Submit("/account/forgot", Form, ("Input.Email", "nobody@alpha.example"))).Content.ReadAsStringAsync());
        Assert.Equal(known, unknown);
        await app.Mail.Next(m => m.To == Email);
        Assert.Single(app.Mail.Mails);
    }

    [Fact]
    public async Task The_secret_is_encrypted_while_it_waits_and_gone_once_it_is_sent()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 later" : null;
        using var visitor = app.Visit();
        await visitor.Submit("/account/forgot", Form, ("Input.Email", Email));
        await Until(() => app.World.Read(db => db.Mails.AnyAsync(m => m.LastReply != "")));
        var waiting = await app.World.Read(db => db.Mails.SingleAsync());
        Assert.DoesNotContain("token=", waiting.Text + waiting.Html);
        app.Mail.Answer = _ => null;
        app.Later(TimeSpan.FromMinutes(5));
        await app.Mail.Next(m => m.To == Email);
        await Until(() => app.World.Read(db => db.Mails.AnyAsync(m => m.SentAt != null)));
        Assert.Equal("", await app.World.Read(db => db.Mails.Select(m => m.Text + m.Html).SingleAsync()));
    }

    [Fact]
    public async Task Links_use_the_public_address_whatever_host_the_request_claims()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = app.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        await visitor.Submit("/account/forgot", Form, ("Input.Email", Email));
        Assert.DoesNotContain("evil", (await app.Mail.Next(m => m.To == Email)).Data);
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Http.SendAsync(forged)).StatusCode);
    }

    private static async Task<string> Ask(PortalApp app)
    {
        using var visitor = app.Visit();
        var before = app.Mail.Mails.Count;
        await visitor.Submit("/account/forgot", Form, ("Input.Email", Email));
        await Until(() => Task.FromResult(app.Mail.Mails.Skip(before).Any(m => m.Text.Contains("token=", StringComparison.Ordinal))));
        return Token().Match(app.Mail.Mails.Last(m => m.Text.Contains("token=", StringComparison.Ordinal)).Text).Groups[1].Value;
    }

    private static async Task<string> Set(Visitor visitor, string token, string password)
    {
        var answer = await visitor.Submit($"/account/reset?token={token}", Form, ("Input.Password", password));
        return (await Visitor.Parse(answer)).Body!.TextContent;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 500 && !await holds(); i++) await Task.Delay(20);
        Assert.True(await holds());
    }

    [GeneratedRegex("token=([0-9A-F]{64})")]
    private static partial Regex Token();
}
