using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>The server around the pages.</summary>
public sealed class ServingTests
{
    [EachDatabase]
    public async Task Health_says_alive_and_readiness_asks_the_database(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var visitor = app.Visit();
        Assert.Equal("ok", await visitor.Http.GetStringAsync("/healthz"));
        Assert.Equal("ready", await visitor.Http.GetStringAsync("/readyz"));
        // A migration that this program does not find applied: it is newer than its database.
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "DELETE FROM [__EFMigrationsHistory]" : "DELETE FROM \"__EFMigrationsHistory\""));
        var answer = await visitor.Http.GetAsync("/readyz");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("ok", await visitor.Http.GetStringAsync("/healthz"));
    }

    [EachDatabase]
    public async Task A_failure_is_told_without_a_word_of_how_and_with_a_number(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha", "a@alpha.example");
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "DROP TABLE [EventPerson]" : "DROP TABLE \"EventPerson\""));
        await app.World.Write(db => db.Database.ExecuteSqlRawAsync(provider == "SqlServer" ? "EXEC sp_rename 'Sessions', 'Gone'" : "ALTER TABLE \"Sessions\" RENAME TO \"Gone\""));
        var answer = await visitor.Http.GetAsync("/orders");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var text = (await Visitor.Parse(answer)).Body!.TextContent;
        Assert.Contains("Something went wrong", text);
        Assert.Matches("[0-9a-f]{32}", text);
        foreach (var leak in new[] { "Sessions", "SELECT", "at Portal", "Exception", ".cs", "Npgsql", "Sqlite" }) Assert.DoesNotContain(leak, text);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("ok", await visitor.Http.GetStringAsync("/healthz"));
    }

    [Fact]
    public async Task More_than_the_form_may_carry_is_refused_before_it_is_read()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alpha", "a@alpha.example");
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        var huge = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        huge.Headers.ContentType = new("application/x-www-form-urlencoded");
        var answer = await visitor.Http.PostAsync("/account/sign-in", huge);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("That was too large", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/orders?filter=nonsense&after=garbage&before=%00")]
    [InlineData("/orders?q=%27%3B%20DROP%20TABLE%20x&after=2026-01-01~x")]
    [InlineData("/orders?q=%00")]
    [InlineData("/complaints?after=2026-13-45T00:00:00~BS&filter=zzz")]
    public async Task Addresses_made_up_by_hand_show_a_page_and_no_failure(string path)
    {
        await using var app = await PortalApp.Start();
        var customer = await app.World.Customer("Alpha", "a@alpha.example");
        await app.World.Order(customer, "A-1", 5);
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        await visitor.Open(path);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Lists_page_by_key_there_and_back_and_every_row_is_seen_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Alpha", "a@alpha.example");
        for (var i = 0; i < 60; i++) await app.World.Order(customer, $"A-{i:000}", i / 7);
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        var seen = new List<string>();
        var path = "/orders";
        var pages = 0;
        while (true)
        {
            var page = await visitor.Open(path);
            seen.AddRange(page.QuerySelectorAll(".title").Select(a => a.TextContent));
            pages++;
            if (page.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } next) break;
            path = next;
        }
        Assert.Equal((3, 60, 60), (pages, seen.Count, seen.Distinct().Count()));
        Assert.Equal(seen.Take(3), seen.OrderDescending().Take(3));
        var back = await visitor.Open((await visitor.Open(path)).QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(seen.Skip(25).Take(25), back.QuerySelectorAll(".title").Select(a => a.TextContent));
        Assert.StartsWith("60 orders", back.QuerySelector(".count")!.TextContent);
    }
}
