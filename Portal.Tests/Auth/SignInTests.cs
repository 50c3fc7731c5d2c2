using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Auth;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>Signing in, and what guessing meets.</summary>
public sealed class SignInTests
{
    private const string Form = "form.card", Email = "a@alpha.example";

    [Fact]
    public async Task Unknown_wrong_and_locked_get_one_answer_at_one_cost()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:WrongPasswords=3");
        await app.World.Customer("Alpha", Email);
        var hashes = app.Services.GetRequiredService<HashGate>();
        var answers = new List<(string Body, HttpStatusCode Status, string Headers, long Hashes)>();
        foreach (var (email, password) in new[] { ("nobody@alpha.example", "wrong"), (Email, "wrong"), (Email, "wrong"), (Email, "wrong"), (Email, "wrong"), (Email, World.Password) })
        {
            using var visitor = app.Visit();
            var before = hashes.Count;
            var answer = await visitor.Submit("/account/sign-in", Form, ("Input.Email", email), ("Input.Password", password));
            var body = Normal.Body(await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal);
            answers.Add((body, answer.StatusCode, string.Join('\n', answer.Headers.Where(h => h.Key is not ("Date" or "Content-Security-Policy" or "Set-Cookie")).Select(h => h.Key)), hashes.Count - before));
        }
        Assert.Single(answers.Distinct());
        Assert.Equal(1, answers[0].Hashes);
        Assert.Contains("do not belong together", answers[0].Body);

        app.Clock.Move(TimeSpan.FromMinutes(16));
        using var later = app.Visit();
        await later.SignIn(Email);
    }

    [EachDatabase]
    public async Task Fifty_guesses_at_once_count_as_fifty(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Limits:WrongPasswords=1000");
        await app.World.Customer("Alpha", Email);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<SignInCheck>().Check(Email, "wrong", CancellationToken.None);
            Assert.False(outcome.Succeeded);
        }));
        Assert.Equal(50, await app.World.Read(db => db.Users.Where(u => u.Email == Email).Select(u => u.AccessFailedCount).SingleAsync()));
    }

    [Fact]
    public async Task One_address_that_tries_many_accounts_is_told_to_wait()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:SignInsPerMinute=5");
        using var visitor = app.Visit();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Submit("/account/sign-in", Form, ("Input.Email", $"u{i}@alpha.example"), ("Input.Password", "x"))).StatusCode);
        }
        var answer = await visitor.Submit("/account/sign-in", Form, ("Input.Email", "u6@alpha.example"), ("Input.Password", "x"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many attempts", (await Visitor.Parse(answer)).Body!.TextContent);
        await visitor.Open("/account/sign-in");
    }

    [Fact]
    public async Task What_was_typed_stays_but_never_the_password()
    {
        await using var app = await PortalApp.Start();
        using var visitor = app.Visit();
        var page = await Visitor.Parse(await visitor.Submit("/account/sign-in", Form, ("Input.Email", Email), ("Input.Password", "my secret")));
        Assert.Equal(Email, page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.DoesNotContain("my secret", page.DocumentElement.OuterHtml);
        Assert.NotNull(page.QuerySelector(".problems[autofocus]"));
        page = await Visitor.Parse(await visitor.Submit("/account/sign-in", Form, ("Input.Email", ""), ("Input.Password", "my secret")));
        Assert.Contains("Enter your e-mail address.", page.QuerySelector(".problems a[href$='#email']")!.TextContent);
        Assert.DoesNotContain("my secret", page.DocumentElement.OuterHtml);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/staff")]
    [InlineData("/orders?q=x")]
    public async Task After_signing_in_only_an_address_of_this_portal_is_opened(string wanted)
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using var visitor = app.Visit();
        var answer = await visitor.Submit($"/account/sign-in?returnUrl={Uri.EscapeDataString(wanted)}", Form, ("Input.Email", Email), ("Input.Password", World.Password));
        var target = new Uri(app.Address, answer.Headers.Location!);
        Assert.Equal(app.Address.Authority, target.Authority);
        Assert.Equal(wanted == "/orders?q=x" ? wanted : "/", target.PathAndQuery);
    }

    [Fact]
    public async Task Signing_in_is_audited_in_a_chain_that_shows_tampering()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", Email);
        using (var visitor = app.Visit()) await visitor.SignIn(Email);
        var lines = await app.World.Read(db => db.Audit.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["sign-in.tried", "sign-in.succeeded"], lines.Select(l => l.Kind));
        var previous = new string('0', 64);
        foreach (var line in lines)
        {
            Assert.Equal(AuditLog.HashOf(previous, line.Id, line.At, line.Kind, line.ActorKind, line.ActorUserId, line.PayloadHash), line.Hash);
            previous = line.Hash;
        }
    }
}
