using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Registrations;
using Portal.Tests.Mail;
using Portal.Tests.Newsletters;
using Portal.Tests.Support;
using static Portal.Tests.Registrations.RegisterPages;

namespace Portal.Tests.Registrations;

/// <summary>Asking for access without having any.</summary>
public sealed class RegisterTests
{
    [EachDatabase]
    public async Task Nothing_is_seen_before_the_link_of_the_mail_was_confirmed_and_it_works_once_for_a_day(string provider)
    {
        await using var app = await Start(provider);
        using var petra = app.Visit();
        var asked = await petra.Submit(Page, Form, Filled(Petra));
        Assert.Equal($"{Page}?done=asked", petra.Place(asked));
        await using var desk = await Desk.Of(app, Max);
        Assert.Equal(0, (await desk.Get<IRegistrationDesk>().Waiting()).Value);
        var number = await app.World.Read(db => db.Registrations.Select(r => r.Number).SingleAsync());
        Assert.True((await desk.Get<IRegistrationDesk>().Read(number)).IsNotFound);
        Assert.True((await desk.Get<IRegistrationDesk>().Approve(number, await app.Approval(number))).IsNotFound);
        var link = await app.Link(Petra);
        var token = link.Split('/')[^1];
        Assert.True(token.Length * 4 >= 128);
        Assert.False(await app.World.Read(db => db.Registrations.AnyAsync(r => r.TokenHash == token)));
        Assert.True((await app.Row(Petra)).IsSecret);

        // Looking changes nothing, however often.
        for (var i = 0; i < 3; i++) Assert.Contains("Prospect GmbH", (await petra.Open(link)).Body!.TextContent);
        Assert.Equal(0, (await desk.Get<IRegistrationDesk>().Waiting()).Value);
        var page = await petra.Open(link);
        var both = await Task.WhenAll(petra.Post(page, link, Form), petra.Post(page, link, Form));
        Assert.Single(both, a => a.StatusCode == HttpStatusCode.Found);
        Assert.Contains("We look at it", (await petra.Open(petra.Place(both.Single(a => a.StatusCode == HttpStatusCode.Found))!)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await petra.Http.GetAsync(link)).StatusCode);
        Assert.Equal(1, (await desk.Get<IRegistrationDesk>().Waiting()).Value);

        await app.Register("late@prospect.example");
        var late = await app.Link("late@prospect.example");
        page = await petra.Open(late);
        app.Clock.Move(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await petra.Post(page, late, Form)).StatusCode);
        Assert.Equal(1, (await desk.Get<IRegistrationDesk>().Waiting()).Value);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Known_and_unknown_addresses_get_one_answer_and_leave_the_same_rows_but_for_the_mail(string provider)
    {
        await using var app = await Start(provider);
        var customer = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Member(customer, "suspended@alfreds.example");
        await app.World.Write(async db => (await db.Memberships.SingleAsync(m => db.Users.Any(u => u.Id == m.UserId && u.Email == "suspended@alfreds.example"))).SuspendedAt = app.World.Clock.Now);
        await app.Register("warm@prospect.example");
        var (answers, grown) = (new List<string>(), new List<string>());
        foreach (var email in new[] { Petra, "maria@alfreds.example", Max, "suspended@alfreds.example", "another@prospect.example", "MARIA@alfreds.example", Petra })
        {
            var before = await app.Rows();
            var answer = await app.Register(email);
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}");
            grown.Add(string.Join(',', (await app.Rows()).Where(r => r.Value != before[r.Key]).Select(r => $"{r.Key}+{r.Value - before[r.Key]}")));
        }
        Assert.Single(answers.Distinct());
        Assert.All(grown.Take(5), g => Assert.Equal("registrations+1,mails+1", g));
        Assert.All(grown.Skip(5), g => Assert.Equal("", g));
        await app.UntilSettled();
        foreach (var known in new[] { "maria@alfreds.example", Max, "suspended@alfreds.example" })
        {
            Assert.All(app.Mail.Mails.Where(m => m.To == known), m => Assert.Equal("You already have an account", m.Subject));
            Assert.DoesNotContain(app.Mail.Mails, m => m.To == known && m.Text.Contains("account/register/", StringComparison.Ordinal));
        }
        // Nobody came in again by it, and nobody else's rows changed.
        using var suspended = app.Visit();
        await suspended.SignIn("suspended@alfreds.example");
        Assert.Equal(HttpStatusCode.Found, (await suspended.Http.GetAsync("/")).StatusCode);
    }

    [EachDatabase]
    public async Task An_address_gets_one_mail_an_hour_whatever_happens_and_the_later_words_count(string provider)
    {
        await using var app = await Start(provider);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => app.Register(i % 2 == 0 ? Petra : Petra.ToUpperInvariant(), ("City", $"Town {i}"))));
        await app.UntilSettled();
        Assert.Equal((1, 1), (app.Mail.Mails.Count, await app.World.Read(db => db.Registrations.CountAsync())));
        using var petra = app.Visit();
        var link = Way(app.Mail.Mails.Single().Text);
        var seen = await petra.Open(link);
        await app.Register(Petra, ("City", "Bremen"));
        // She confirms what she has seen, or is shown the rest first.
        var stale = await petra.Post(seen, link, Form);
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        var again = await Visitor.Parse(stale);
        Assert.Contains("registered with this address again", again.Body!.TextContent);
        Assert.Contains("Bremen", again.Body!.TextContent);
        Assert.Equal(HttpStatusCode.Found, (await petra.Post(again, link, Form)).StatusCode);
        // Confirmed or not: within the hour no second mail, after it a new link.
        await app.Register(Petra);
        await app.UntilSettled();
        Assert.Single(app.Mail.Mails);
        app.Clock.Move(TimeSpan.FromMinutes(61));
        await app.Register(Petra);
        await MailApp.Until(() => app.Mail.Mails.Count == 2, "There is no second mail after an hour.");
        Assert.Empty(app.Log.Errors);
    }

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
    public async Task What_nobody_confirmed_is_forgotten_after_seven_days_and_what_was_refused_after_thirty(string provider)
    {
        await using var app = await Start(provider);
        await app.Register(Petra);
        var refused = await app.Confirmed("refused@prospect.example");
        var open = await app.Confirmed("open@prospect.example");
        await using var desk = await Desk.Of(app, Max);
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
        Assert.Equal([open], await app.World.Read(db => db.Registrations.Select(r => r.Number).ToListAsync()));
        Assert.Equal(4, await app.World.Read(db => db.JobRuns.CountAsync(r => r.Job == "registrations" && r.Succeeded)));
    }
}
