using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Subscribing without a sign-in: nothing counts before the person behind the address has said yes.</summary>
public sealed class SubscribeTests
{
    private const string Rita = "rita@reader.example";

    [EachDatabase]
    public async Task Nothing_counts_until_the_link_of_the_mail_is_confirmed_and_then_a_receipt_is_kept(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Company:Name=Nordwind");
        await app.Topics();
        using var rita = app.Visit();
        var asked = await rita.Subscribe(Rita, "range", "season");
        Assert.Equal("/subscribe?done=asked", asked.Headers.Location!.PathAndQuery);
        Assert.Equal(0, await app.World.Read(db => db.Subscribers.CountAsync()));
        var link = (await app.Confirmation(Rita)).Link("subscribe");
        app.Clock.Move(TimeSpan.FromMinutes(5));

        // Looking changes nothing, however often.
        for (var i = 0; i < 3; i++) Assert.Contains(Rita, (await rita.Open(link)).Body!.TextContent);
        Assert.Equal(0, await app.World.Read(db => db.Subscribers.CountAsync()));
        var shown = (await rita.Open(link)).QuerySelector("form.card")!.TextContent;
        var confirmed = await rita.Submit(link, "form.card");
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        Assert.Equal(2, await app.Receiving(Rita));

        var consents = await app.World.Read(db => db.Consents.OrderBy(c => c.TopicName).ToListAsync());
        Assert.Equal(["Range", "Season"], consents.Select(c => c.TopicName));
        Assert.All(consents, c =>
        {
            Assert.Contains(c.Text, shown);
            Assert.Equal((NewsletterWords.ConsentVersion, "/subscribe", ConsentSource.DoubleOptIn, (DateTimeOffset?)null), (c.TextVersion, c.Form, c.Source, c.WithdrawnAt));
            Assert.InRange((c.ConfirmedAt - c.RequestedAt).TotalMinutes, 4.9, 6);
            Assert.Equal(AddressKey.Of(Rita)!.Hash, c.EmailHash);
        });
        var page = (await rita.Open(confirmed.Headers.Location!.ToString())).Body!.TextContent;
        Assert.Contains(consents[0].Text, page);
        Assert.Contains(NewsletterWords.ConsentVersion, page);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task The_link_works_once_and_for_seven_days(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        using var rita = app.Visit();
        await rita.Subscribe(Rita, "range");
        var link = (await app.Confirmation(Rita)).Link("subscribe");
        var page = await rita.Open(link);
        var both = await Task.WhenAll(rita.Post(page, link, "form.card"), rita.Post(page, link, "form.card"));
        Assert.Single(both, a => a.StatusCode == HttpStatusCode.Found);
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Http.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Post(page, link, "form.card")).StatusCode);
        Assert.Equal(1, await app.World.Read(db => db.Consents.CountAsync()));

        await rita.Subscribe("late@reader.example", "range");
        var late = (await app.Confirmation("late@reader.example")).Link("subscribe");
        page = await rita.Open(late);
        app.Clock.Move(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Post(page, late, "form.card")).StatusCode);
        Assert.Equal(0, await app.Receiving("late@reader.example"));
        Assert.Equal(2, await app.RunJob("subscription-requests"));
        Assert.Equal(0, await app.World.Read(db => db.SubscriptionRequests.CountAsync()));
    }

    [EachDatabase]
    public async Task An_address_gets_one_confirmation_an_hour_and_everybody_the_same_answer(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.Topics();
        await app.Subscribed("known@reader.example");
        using var visitor = app.Visit();
        var answers = new List<string>();
        foreach (var email in new[] { Rita, Rita, "RITA@reader.example", "known@reader.example" })
        {
            var answer = await visitor.Subscribe(email, "range");
            answers.Add($"{answer.StatusCode} {answer.Headers.Location} {Normal.Body(await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal)}");
        }
        Assert.Single(answers.Distinct());
        await app.UntilSettled();
        Assert.Equal(2, app.Mail.Mails.Count);

        // What is asked for within the hour is added, and the link that was sent shows it.
        await visitor.Subscribe(Rita, "season");
        Assert.Contains("Season", (await visitor.Open((await app.Confirmation(Rita)).Link("subscribe"))).Body!.TextContent);
        var old = (await app.Confirmation(Rita)).Link("subscribe");
        app.Clock.Move(TimeSpan.FromMinutes(61));
        await visitor.Subscribe(Rita, "range");
        await MailApp.Until(() => app.Mail.Mails.Count == 3, "There is no second mail after an hour.");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(old)).StatusCode);
    }

    [Fact]
    public async Task Ten_posts_at_once_make_one_request_and_one_mail()
    {
        await using var app = await PortalApp.Start();
        await app.Topics();
        using var visitor = app.Visit();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => visitor.Subscribe(Rita, "range")));
        await app.UntilSettled();
        Assert.Equal((1, 1), (app.Mail.Mails.Count, await app.World.Read(db => db.SubscriptionRequests.CountAsync())));
    }

    [Theory]
    [InlineData("", "range", "Enter your e-mail address.")]
    [InlineData("nobody", "range", "This is not an e-mail address.")]
    [InlineData("a@b.example\r\nBcc: c@d.example", "range", "This is not an e-mail address.")]
    [InlineData("rita@reader.example", "", "Choose at least one topic.")]
    [InlineData("rita@reader.example", "prices", "Choose at least one topic.")]
    [InlineData("rita@reader.example", "old", "Choose at least one topic.")]
    public async Task What_cannot_be_is_said_at_the_field_and_mails_nobody(string email, string topic, string words)
    {
        await using var app = await PortalApp.Start();
        await app.Topics();
        using var visitor = app.Visit();
        var answer = await visitor.Subscribe(email, topic.Length > 0 ? [topic] : []);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Visitor.Parse(answer);
        Assert.Contains(words, page.QuerySelector(".error")!.TextContent);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Mails.CountAsync(), await db.SubscriptionRequests.CountAsync())));
    }

    [Fact]
    public async Task The_confirmation_mail_advertises_nothing_and_shows_its_link_to_nobody_in_the_outbox()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Company:Name=Nordwind");
        await app.Topics();
        using var rita = app.Visit();
        await rita.Subscribe(Rita, "range");
        var mail = await app.Confirmation(Rita);
        Assert.Equal("", mail.Header("List-Unsubscribe"));
        Assert.DoesNotContain("What joins us", mail.Text);
        Assert.Single(mail.Html.Split("<a ").Skip(1));
        Assert.True((await app.Row(Rita)).IsSecret);
        var token = mail.Link("subscribe").Split('/')[^1];
        Assert.True(token.Length * 4 >= 128);
        Assert.Equal(0, await app.World.Read(db => db.SubscriptionRequests.CountAsync(r => r.TokenHash == token)));
    }
}
