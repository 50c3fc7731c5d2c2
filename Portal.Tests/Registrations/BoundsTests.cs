using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Registrations;
using Portal.Tests.Support;
using static Portal.Tests.Registrations.RegisterPages;

namespace Portal.Tests.Registrations;

/// <summary>How much anybody can ask for, where nobody can, and how long it is kept.</summary>
public sealed class BoundsTests
{
    [Fact]
    public async Task Whoever_guesses_links_has_to_wait_and_the_posts_are_limited_like_signing_in()
    {
        await using var app = await Start("Sqlite", "--Portal:Limits:GuessesPerMinute=60", "--Portal:Limits:SignInsPerMinute=5");
        using var thief = app.Visit();
        var counts = new Dictionary<HttpStatusCode, int>();
        for (var i = 0; i < 1_000; i++)
        {
            var status = (await thief.Http.GetAsync($"{Page}/{i:X64}")).StatusCode;
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }
        Assert.Equal((60, 940), (counts[HttpStatusCode.NotFound], counts[HttpStatusCode.TooManyRequests]));
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 6; i++) last = (await app.Register($"p{i}@prospect.example")).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(5, await app.World.Read(db => db.Registrations.CountAsync()));
    }

    [Fact]
    public async Task Where_registration_is_closed_the_page_says_whom_to_ask_and_nothing_leads_there()
    {
        await using var app = await Start("Sqlite", "--Portal:Registration:Open=false", "--Portal:Company:Name=Nordwind", "--Portal:Company:Address=Kontorhausallee 7");
        using var petra = app.Visit();
        Assert.Null((await petra.Open("/account/sign-in")).QuerySelector("main a[href='/account/register']"));
        var page = await petra.Open(Page);
        Assert.Contains("ask us: Nordwind, Kontorhausallee 7", page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector("#email"));
        await using var open = await Start();
        using var there = open.Visit();
        Assert.NotNull((await there.Open(Page)).QuerySelector("#email"));
        // A form that was opened before: it is not taken any more.
        var answer = await petra.Post(page, Page, "main form", Filled(Petra));
        Assert.NotEqual(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Registrations.CountAsync(), await db.Mails.CountAsync())));
    }

    [EachDatabase]
    public async Task What_nobody_confirmed_is_forgotten_after_seven_days_what_was_refused_after_thirty_and_who_was_let_in_after_a_year(string provider)
    {
        await using var app = await Start(provider);
        await app.Register(Petra);
        var refused = await app.Confirmed("refused@prospect.example");
        var open = await app.Confirmed("open@prospect.example");
        await using var desk = await Desk.Of(app, Max);
        var letIn = await app.Confirmed("let-in@prospect.example");
        Assert.True((await desk.Get<IRegistrationDesk>().Approve(letIn, await app.Approval(letIn))).Succeeded);
        Assert.True((await desk.Get<IRegistrationDesk>().Refuse(refused, await app.Refusal(refused))).Succeeded);
        app.Clock.Move(TimeSpan.FromDays(6.9));
        Assert.Equal(0, await app.RunJob("registrations"));
        app.Clock.Move(TimeSpan.FromDays(0.2));
        Assert.Equal(1, await app.RunJob("registrations"));
        Assert.DoesNotContain(Petra, await app.World.Read(db => db.Registrations.Select(r => r.Email).ToListAsync()));
        app.Clock.Move(TimeSpan.FromDays(22.8));
        Assert.Equal(0, await app.RunJob("registrations"));
        app.Clock.Move(TimeSpan.FromDays(0.2));
        Assert.Equal(1, await app.RunJob("registrations"));
        Assert.Equal([open, letIn], await app.World.Read(db => db.Registrations.OrderBy(r => r.Id).Select(r => r.Number).ToListAsync()));
        app.Clock.Move(TimeSpan.FromDays(335.2));
        Assert.Equal(1, await app.RunJob("registrations"));
        Assert.Equal([open], await app.World.Read(db => db.Registrations.Select(r => r.Number).ToListAsync()));
        Assert.Equal(5, await app.World.Read(db => db.JobRuns.CountAsync(r => r.Job == "registrations" && r.Succeeded)));
    }
}
