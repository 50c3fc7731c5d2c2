using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Shared.Newsletters;
using Portal.Tests.Newsletters;
using Portal.Tests.OpenId;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Markup that people type, wherever it is shown again: it stands there as it was typed, and does nothing in a real browser.</summary>
public sealed class InertTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Email = "a@alpha.example", Admin = "max@nordwind.example";

    private static readonly string[] Typed = Watch.Typed;

    private readonly Watch watch = new(chromium);

    [Fact]
    public async Task Typed_markup_stands_where_it_is_shown_and_does_nothing()
    {
        await using var provider = await HostileProvider.Start();
        await using var app = await PortalApp.Start("Sqlite", [.. Trips.Settings("work", "Staff", provider.Issuer), "--Portal:Limits:GuessesPerMinute=10000"]);
        var complaints = await Build(app, provider);
        var campaign = await Campaign(app);
        var page = await watch.Page(app.Address);
        await watch.IsAwake(page);

        await SignIn(page, Email);
        foreach (var path in new[] { "/", "/account", "/company/users" }) await Look(page, path);
        foreach (var path in new[] { "/orders/A-1", "/complaints?filter=all", "/account/contacts", "/company/sites" }) await Look(page, path, Typed);
        foreach (var (number, typed) in complaints) await Look(page, $"/complaints/{number}", typed);

        page = await watch.Page(app.Address);
        await SignIn(page, Admin);
        foreach (var path in new[] { "/staff/customers/K-10001", "/staff/customers/K-10001/access", "/staff/orders/A-1" }) await Look(page, path);
        foreach (var path in new[] { "/staff", "/staff/people", "/staff/customers" }) await Look(page, path, Typed);
        foreach (var (number, typed) in complaints) await Look(page, $"/staff/complaints/{number}", typed);
        await Look(page, $"/staff/campaigns/{campaign}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        var letter = page.FrameLocator("iframe.letter").Locator("body");
        await Assertions.Expect(letter).ToContainTextAsync(Typed[^1]);
        // A mail is written in Markdown, where a reference to a letter is that letter.
        await Stands(letter, "the preview", [.. Typed.Select(t => WebUtility.HtmlDecode(t))]);

        // A mail program has no policy of ours: there it is the mail alone that must be harmless.
        foreach (var mail in app.Mail.Mails)
        {
            await page.SetContentAsync(mail.Html);
            await watch.Quiet(page, mail.Subject);
        }
        Assert.Equal(2 * complaints.Count, app.Mail.Mails.Count(m => complaints.Any(c => m.Subject.Contains(c.Number, StringComparison.Ordinal))));
        Assert.Empty(app.Log.Errors);
    }

    /// <summary>Everything is typed everywhere by the way that people have: forms, files, a provider; what has no form here is written.</summary>
    private static async Task<List<(string Number, string Typed)>> Build(PortalApp app, HostileProvider provider)
    {
        await app.Topics();
        var alpha = await app.World.Customer("Alpha", Email);
        await app.World.Staff("Max", Admin, StaffRole.Administrator);
        await app.World.Order(alpha, "A-1", 5, null, Typed);
        await app.World.Write(async db =>
        {
            foreach (var (typed, i) in Typed.Select((t, i) => (t, i)))
            {
                db.Sites.Add(new Site { CustomerId = alpha.Id, Name = typed });
                db.Contacts.Add(new Contact { CustomerId = alpha.Id, Name = typed, Email = $"c{i}@alpha.example" });
            }
            (await db.Customers.SingleAsync(c => c.Id == alpha.Id)).Name = Typed[1];
        });
        foreach (var typed in Typed) await app.World.Customer(typed, null);
        using var a = await app.Visit().SignIn(Email);
        var complaints = new List<(string, string)>();
        foreach (var (typed, i) in Typed.Select((t, i) => (t, i)))
        {
            var filed = await a.Attach($"/complaints/new?order=A-1&line={i + 1}", "form.card", [("Files", typed.Replace('"', '\'') + ".pdf", Encoding.ASCII.GetBytes("%PDF-1.4 "))], ("Draft.Subject", typed), ("Draft.Text", typed));
            Assert.True(filed.StatusCode == HttpStatusCode.Found, $"{typed}: {filed.StatusCode}");
            complaints.Add((filed.Headers.Location!.ToString().Split('/')[^1].Split('?')[0], typed));
            await app.Mail.Next(m => m.Subject.Contains(complaints[^1].Item1, StringComparison.Ordinal));
            await Answer(app, complaints[^1].Item1, typed);
            (provider.Person["sub"], provider.Person["email"], provider.Person["name"]) = ($"s{i}", $"s{i}@there.example", typed);
            using var newcomer = app.Visit();
            Assert.Equal("/staff", (await newcomer.SignInWith(provider, "work")).Headers.Location?.ToString());
        }
        return complaints;
    }

    /// <summary>What staff write is read as Markdown: with what it would do harm by.</summary>
    private static async Task Answer(PortalApp app, string number, string typed)
    {
        await using var max = await Desk.Of(app, Admin);
        var desk = max.Get<IComplaintDesk>();
        var text = $"{typed}\n\n**[click](javascript:alert(16))** <javascript:alert(16)> ![{typed}](x\"onerror=\"alert(16))\n\n> [{typed}](https://x.example/\"onmouseover=\"alert(16))";
        Assert.True((await desk.Answer(number, (await desk.Read(number))!.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = text })).Succeeded);
    }

    private static async Task<string> Campaign(PortalApp app)
    {
        await using var desk = await Desk.Of(app, Admin);
        var draft = NewsletterApp.Draft(body: string.Join("\n\n", Typed), subject: Typed[0]);
        (draft.SubjectEn, draft.BodyEn) = (draft.SubjectDe, draft.BodyDe);
        var made = await desk.Get<ICampaignDesk>().Create(draft);
        Assert.True(made.Succeeded, string.Join(' ', made.Problems.Select(p => p.Message)));
        return made.Value;
    }

    private async Task Look(IPage page, string path, params string[] typed)
    {
        await page.GotoAsync(path);
        if (path.StartsWith("/staff", StringComparison.Ordinal))
        {
            await page.Locator("main h1").WaitForAsync();
            await page.WaitForFunctionAsync("() => !document.querySelector('main h1').textContent.includes('…') && !document.querySelector('main [role=status]')?.textContent.includes('…')");
        }
        Assert.EndsWith(path, page.Url, StringComparison.Ordinal);
        await Stands(page.Locator("body"), path, typed);
        await watch.Quiet(page, path);
    }

    private static async Task Stands(ILocator body, string where, params string[] typed)
    {
        var text = await body.TextContentAsync();
        Assert.Equal([], typed.Where(t => !text!.Contains(t, StringComparison.Ordinal)).Select(t => $"{where} lacks {t}"));
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(World.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
