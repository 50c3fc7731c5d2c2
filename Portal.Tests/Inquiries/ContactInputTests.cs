using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Inquiries;
using Portal.Tests.Mail;
using Portal.Tests.Support;
using static Portal.Tests.Inquiries.ContactPages;

namespace Portal.Tests.Inquiries;

/// <summary>What is typed into the public form: said at its field, kept, never more than words, and only so often.</summary>
public sealed class ContactInputTests
{
    private const string Attack = "<img src=x onerror=alert(1)><script>alert(1)</script>";

    [Fact]
    public async Task What_cannot_be_is_said_at_its_field_keeps_what_was_typed_and_writes_nothing()
    {
        await using var app = await Start();
        using var uwe = app.Visit();
        foreach (var (field, value, words) in new[]
        {
            ("Name", "", "Enter your name."), ("Name", "...", "Enter your name."), ("Email", "", "Enter your e-mail address."), ("Email", "nobody", "This is not an e-mail address."),
            ("Email", "a@b.example\r\nBcc: c@d.example", "This is not an e-mail address."), ("Subject", " ", "Say in a few words what it is about."), ("Text", "", "Write what you want to tell us."),
            ("Name", new string('n', 201), "at most 200 characters"), ("Company", new string('c', 201), "at most 200 characters"), ("Reference", new string('r', 41), "at most 40 characters"),
            ("Subject", new string('s', 201), "at most 200 characters"), ("Text", new string('t', 5_001), "at most 5,000 characters"), ("Kind", "Robot", "not one of those the form offers"),
        })
        {
            var answer = await uwe.Submit(Page, Form, Filled(Uwe, (field, value)));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{field} {value}: {answer.StatusCode}");
            var page = await Visitor.Parse(answer);
            var said = page.QuerySelector(".problems")?.TextContent;
            Assert.True(said?.Contains(words, StringComparison.Ordinal) == true, $"{field} {value}: {said}");
            Assert.True(field == "Kind" || page.QuerySelector(".field.wrong .error")?.TextContent.Contains(words, StringComparison.Ordinal) == true, $"{field} {value} is not said at its field");
            if (field != "Company") Assert.Equal("Unknown Ltd", page.QuerySelector<IHtmlInputElement>("#company")!.Value);
            if (field != "Text") Assert.Equal("It arrived wet.\nAll of it.", page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await uwe.Submit(Page, Form, Filled(Uwe, ("Text", "a\0b")))).StatusCode);
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Inquiries.CountAsync(), await db.Mails.CountAsync())));
        // As long as it may be is fine; a program is thanked, and nothing of it kept.
        Assert.Equal(HttpStatusCode.Found, (await app.Send(Uwe, ("Text", new string('t', 5_000)), ("Subject", new string('s', 200)), ("Company", ""))).StatusCode);
        var trapped = await app.Send("bot@unknown.example", ("Beyond", "https://spam.example"));
        Assert.Equal($"{Page}?done=asked", uwe.Place(trapped));
        Assert.Equal([Uwe], await app.World.Read(db => db.Inquiries.Select(i => i.Email).ToListAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Hostile_words_are_words_everywhere_and_the_first_mail_carries_none_of_them(string provider)
    {
        await using var app = await Start(provider);
        (string, string)[] hostile =
        [
            ("Name", $"Uwe\r\nBcc: thief@evil.example {Attack}"), ("Company", Attack), ("Reference", "<b>A-1</b>"), ("Subject", $"Tea\r\nBcc: thief@evil.example {Attack}"), ("Text", $"{Attack}\n[here](javascript:alert(1))"),
            ("Number", "KA-1"), ("State", "Answered"), ("ComplaintNumber", "BS-1"), ("DoneBy", "Anna"), ("ConfirmedAt", "2026-01-01"),
        ];
        await app.Send(Uwe, hostile);
        var asked = (await app.Mail.Next(m => m.To == Uwe)).Data;
        foreach (var word in new[] { "thief", "onerror", "javascript", "Tea" }) Assert.DoesNotContain(word, asked, StringComparison.OrdinalIgnoreCase);
        using var uwe = app.Visit();
        var page = await uwe.Open(await app.Link(Uwe));
        Assert.Contains(Attack, page.QuerySelector("main")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main img, main script, main a[href^=javascript], main b"));
        await app.Confirm(Uwe);
        var inquiry = await app.World.Read(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.Open, "", "", $"Tea Bcc: thief@evil.example {Attack}"), (inquiry.State, inquiry.ComplaintNumber, inquiry.DoneBy, inquiry.Subject));
        await using var desk = await Desk.Of(app, Anna);
        Assert.True((await desk.Get<IInquiryDesk>().Answer(inquiry.Number, await app.Reply(inquiry.Number, $"No.\n{Attack}"))).Succeeded);
        var mail = await app.Mail.Next(m => m.To == Uwe && m.Text.Contains("No.", StringComparison.Ordinal));
        Assert.DoesNotContain("<img src=x", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        var head = mail.Data[..mail.Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"], head.Split("\r\n").Where(l => !l.StartsWith(' ')).Select(l => l.Split(':')[0]));
        Assert.DoesNotContain(app.Mail.Commands, c => c.Contains("thief", StringComparison.Ordinal));
        Assert.Empty(app.Mail.Violations);
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task An_address_gets_three_mails_an_hour_and_everybody_the_same_answer(string provider)
    {
        await using var app = await Start(provider);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => app.Send(i % 2 == 0 ? Uwe : Uwe.ToUpperInvariant())));
        using var visitor = app.Visit();
        Assert.All(all, a => Assert.Equal($"{Page}?done=asked", visitor.Place(a)));
        await app.UntilSettled();
        Assert.Equal((3, 3), (app.Mail.Mails.Count, await app.World.Read(db => db.Inquiries.CountAsync())));
        app.Clock.Move(TimeSpan.FromMinutes(61));
        await app.Send(Uwe);
        await MailApp.Until(() => app.Mail.Mails.Count == 4, "There is no further mail after an hour.");
        Assert.Equal(["000001", "000002", "000003", "000004"], (await app.World.Read(db => db.Inquiries.Select(i => i.Number).ToListAsync())).Select(n => n[^6..]).Order());
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Whoever_guesses_links_has_to_wait_and_the_posts_are_limited_like_signing_in()
    {
        await using var app = await Start("Sqlite", "--Portal:Limits:GuessesPerMinute=60", "--Portal:Limits:SignInsPerMinute=5");
        using var thief = app.Visit();
        var counts = new Dictionary<HttpStatusCode, int>();
        for (var i = 0; i < 200; i++)
        {
            var status = (await thief.Http.GetAsync($"{Page}/{i:X64}")).StatusCode;
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }
        Assert.Equal((60, 140), (counts[HttpStatusCode.Gone], counts[HttpStatusCode.TooManyRequests]));
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 6; i++) last = (await app.Send($"p{i}@unknown.example")).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(5, await app.World.Read(db => db.Inquiries.CountAsync()));
    }
}
