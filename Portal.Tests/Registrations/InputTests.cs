using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Registrations;
using Portal.Tests.Support;
using static Portal.Tests.Registrations.RegisterPages;

namespace Portal.Tests.Registrations;

/// <summary>What is typed into the form: said at its field, kept, and never more than words.</summary>
public sealed class InputTests
{
    [Fact]
    public async Task What_cannot_be_is_said_at_its_field_keeps_what_was_typed_and_writes_nothing()
    {
        await using var app = await Start();
        using var petra = app.Visit();
        foreach (var (field, value, words) in new[]
        {
            ("Company", " ", "Enter the name of the company."), ("Name", "", "Enter your name."), ("Name", "...", "Enter your name."), ("Email", "nobody", "This is not an e-mail address."),
            ("Email", "a@b.example\r\nBcc: c@d.example", "This is not an e-mail address."), ("Phone", "12", "too short for a phone number"), ("Street", "", "Enter street and number."),
            ("City", "", "Enter the town."), ("PostalCode", "1", "please check it"), ("Country", "", "Choose the country."), ("Country", "Atlantis", "Choose the country."),
            ("Name", new string('n', 201), "at most 200 characters"), ("Interest", new string('i', 2_001), "at most 2,000 characters"), ("Kind", "Robot", "not one of those the form offers"),
            ("Language", "fr", "Choose a language."),
        })
        {
            var answer = await petra.Submit(Page, Form, Filled(Petra, (field, value)));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{field} {value}: {answer.StatusCode}");
            var page = await Visitor.Parse(answer);
            var said = page.QuerySelector(".problems")?.TextContent;
            Assert.True(said?.Contains(words, StringComparison.Ordinal) == true, $"{field} {value}: {said} {page.QuerySelector("main")?.TextContent}");
            Assert.True(field == "Kind" || page.QuerySelector(".field.wrong .error")?.TextContent.Contains(words, StringComparison.Ordinal) == true, $"{field} {value} is not said at its field");
            if (field != "Street") Assert.Equal("Am Markt 3", page.QuerySelector<IHtmlInputElement>("#street")!.Value);
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await petra.Submit(Page, Form, Filled(Petra, ("Interest", "a\0b")))).StatusCode);
        var usa = await Visitor.Parse(await petra.Submit(Page, Form, Filled(Petra, ("Country", "US"), ("PostalCode", "98101"))));
        Assert.Contains("addresses in this country need it", usa.QuerySelector(".field.wrong .error")!.TextContent);
        Assert.NotNull(usa.QuerySelector("#region"));
        Assert.Equal((0, 0), await app.World.Read(async db => (await db.Registrations.CountAsync(), await db.Mails.CountAsync())));
        // 2,000 characters, and a person without a company, are fine; so is the answer to a program, of which nothing is kept.
        Assert.Equal(HttpStatusCode.Found, (await app.Register(Petra, ("Interest", new string('i', 2_000)), ("Kind", "Person"), ("Company", ""))).StatusCode);
        var trapped = await app.Register("bot@prospect.example", ("Beyond", "https://spam.example"));
        Assert.Equal($"{Page}?done=asked", petra.Place(trapped));
        Assert.Equal([Petra], await app.World.Read(db => db.Registrations.Select(r => r.Email).ToListAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task Lines_in_a_name_become_one_and_add_nothing_to_a_mail(string provider)
    {
        await using var app = await Start(provider);
        var number = await app.Confirmed(Petra, ("Name", "Petra\r\nBcc: thief@evil.example"), ("Company", "Prospect\u2028Reply-To: thief@evil.example"));
        await using var desk = await Desk.Of(app, Max);
        var file = (await desk.Get<IRegistrationDesk>().Read(number)).Value;
        Assert.Equal(("Petra Bcc: thief@evil.example", "Prospect Reply-To: thief@evil.example"), (file.Row.Name, file.Row.Company));
        Assert.True((await desk.Get<IRegistrationDesk>().Approve(number, await app.Approval(number))).Succeeded);
        var mail = await app.Mail.Next(m => m.To == Petra && m.Text.Contains("account/reset", StringComparison.Ordinal));
        var head = mail.Data[..mail.Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.Equal(["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"], head.Split("\r\n").Where(l => !l.StartsWith(' ')).Select(l => l.Split(':')[0]));
        Assert.DoesNotContain(app.Mail.Commands, c => c.Contains("thief", StringComparison.Ordinal));
        Assert.Empty(app.Mail.Violations);
    }

    [Fact]
    public async Task The_mail_that_anybody_can_cause_carries_nothing_that_anybody_typed()
    {
        await using var app = await Start();
        await app.Register(Petra, ("Name", "Buy at spam.example"), ("Company", "Win 1,000,000"), ("Interest", "https://spam.example"), ("City", "Spamtown"));
        var mail = await app.Mail.Next(m => m.To == Petra);
        Assert.DoesNotContain("spam", mail.Data, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1,000,000", mail.Text + mail.Html);
        // What somebody without an account may not choose either: number, state, and who decided.
        await app.Register("eve@prospect.example", ("Number", "RG-1"), ("State", "Approved"), ("CustomerNumber", "K-10001"), ("DecidedBy", "Max"), ("ConfirmedAt", "2026-01-01"));
        var eve = await app.World.Read(db => db.Registrations.SingleAsync(r => r.Email == "eve@prospect.example"));
        Assert.Equal((RegistrationState.Unconfirmed, "", "", null), (eve.State, eve.CustomerNumber, eve.DecidedBy, eve.ConfirmedAt));
    }
}
