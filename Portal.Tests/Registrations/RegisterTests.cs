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
        Assert.Equal(1, await app.World.Read(db => db.Registrations.CountAsync(r => r.State == RegistrationState.Open)));
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
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {Normal.Body(await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal)}");
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
}
