using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Newsletters;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Leaving: in one click from every mail, without a cookie, and by nobody else's link.</summary>
public sealed class LeavingTests
{
    private const string Rita = "rita@reader.example";

    [EachDatabase]
    public async Task Every_campaign_mail_can_be_left_in_one_click_and_looking_changes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (mail, path) = await Sent(app);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.StartsWith("<range.newsletter.", mail.Header("List-Id"));
        Assert.Contains(path, mail.Text);
        using var visitor = app.Visit();
        for (var i = 0; i < 2; i++) Assert.NotNull((await visitor.Open(path)).QuerySelector("form.card button"));
        Assert.Equal(1, await app.Receiving(Rita));

        using var program = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        for (var i = 0; i < 2; i++)
        {
            var answer = await program.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
        Assert.Equal(0, await app.Receiving(Rita));
        Assert.NotNull((await app.World.Read(db => db.Consents.SingleAsync())).WithdrawnAt);
        // The receipt stays, and the page says so.
        Assert.Contains("Taken back", (await visitor.Open(mail.Link("subscriptions"))).Body!.TextContent);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_person_leaves_by_the_button_and_is_led_to_what_she_still_receives()
    {
        await using var app = await PortalApp.Start();
        var (_, path) = await Sent(app);
        using var visitor = app.Visit();
        var answer = await visitor.Submit(path, "form.card");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains("You are unsubscribed.", (await visitor.Open(answer.Headers.Location!.ToString())).Body!.TextContent);
        Assert.Equal(0, await app.Receiving(Rita));
    }

    [Fact]
    public async Task An_altered_token_leads_nowhere_and_too_many_guesses_have_to_wait()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:GuessesPerMinute=20");
        var (mail, path) = await Sent(app);
        var page = mail.Link("subscriptions");
        var token = path.Split('/')[2];
        Assert.True(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/')).Length * 8 >= 128);
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        using var visitor = app.Visit();
        foreach (var wrong in new[] { path.Replace(token, altered), path.Replace("NL-", "NX-"), page.Replace(token, altered), $"/subscribe/{altered}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync(wrong)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.PostAsync(path.Replace(token, altered), null)).StatusCode);
        Assert.Equal(1, await app.Receiving(Rita));

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            var answer = await visitor.Http.PostAsync($"/unsubscribe/{i:D32}/NL-1", null);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }
        Assert.Equal(15, answers.Count(a => a == HttpStatusCode.NotFound));
        Assert.All(answers.Skip(15), a => Assert.Equal(HttpStatusCode.TooManyRequests, a));
        Assert.Equal(1, await app.Receiving(Rita));
    }

    [Fact]
    public async Task Many_goodbyes_from_one_provider_are_all_heard()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Limits:GuessesPerMinute=2");
        var (_, path) = await Sent(app);
        using var program = app.Visit();
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, (await program.Http.PostAsync(path, null)).StatusCode);
    }

    [EachDatabase]
    public async Task The_page_behind_a_mails_link_changes_what_its_owner_receives(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        var (mail, _) = await Sent(app);
        using var visitor = app.Visit();
        var page = mail.Link("subscriptions");
        Assert.DoesNotContain("Prices", (await visitor.Open(page)).Body!.TextContent);
        await visitor.Choose(page, "form.card", ["season", "prices"], ("Input.Language", "en"));
        var now = await app.World.Read(db => db.Subscriptions.Where(s => s.EndedAt == null).Join(db.Topics, s => s.TopicId, t => t.Id, (_, t) => t.Slug).ToListAsync());
        Assert.Equal(["season"], now);
        Assert.Equal(ConsentSource.MailLink, await app.World.Read(db => db.Consents.Where(c => c.WithdrawnAt == null).Select(c => c.Source).SingleAsync()));
        Assert.Equal("en", await app.World.Read(db => db.Subscribers.Select(s => s.Language).SingleAsync()));

        await visitor.Choose(page, "form.card", []);
        Assert.Equal(0, await app.Receiving(Rita));
        await visitor.Choose(page, "form.card", ["season"]);
        await visitor.Submit(page, "form.inline");
        Assert.Equal((0, 1), (await app.Receiving(Rita), await app.World.Read(db => db.Suppressions.CountAsync())));
        Assert.Contains("You objected", (await visitor.Open(page)).Body!.TextContent);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Links_and_headers_name_the_public_address_whatever_host_was_asked()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:PublicUrl=https://portal.nordwind.example");
        await app.Topics();
        await app.Subscribed(Rita);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var number = await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft());
        var mail = await app.Mail.Next(m => m.To == Rita);
        Assert.Matches($"^<https://portal\\.nordwind\\.example/unsubscribe/[A-Za-z0-9_-]{{32}}/{number}>$", mail.Header("List-Unsubscribe"));
        Assert.Equal("<range.newsletter.portal.nordwind.example>", mail.Header("List-Id"));
    }

    private static async Task<(SunkMail Mail, string Path)> Sent(PortalApp app)
    {
        await app.Topics();
        await app.Subscribed(Rita);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        await desk.Get<ICampaignDesk>().Send(NewsletterApp.Draft());
        var mail = await app.Mail.Next(m => m.To == Rita);
        return (mail, new Uri(mail.Header("List-Unsubscribe").Trim('<', '>')).AbsolutePath);
    }
}
