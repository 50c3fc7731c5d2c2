using System.Net;
using Microsoft.Playwright;
using Portal.Shared.Account;
using Portal.Tests.Newsletters;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The whole story of a newsletter in a real browser, with a real mail server between the two sides.</summary>
public sealed class NewsletterStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Rita = "rita@reader.example", Max = "max@nordwind.example";

    [Fact]
    public async Task A_visitor_subscribes_confirms_receives_leaves_in_one_click_and_is_not_written_to_again()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Company:Name=Nordwind");
        await app.Topics();
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.Subscribed("stays@reader.example");

        // She finds the form from the sign-in page, subscribes, and confirms by the link of the mail.
        var rita = await chromium.Page(app.Address);
        await rita.GotoAsync("/account/sign-in");
        await rita.GetByRole(AriaRole.Link, new() { Name = "Newsletter" }).ClickAsync();
        await rita.GetByLabel("E-mail address").FillAsync(Rita);
        await rita.GetByLabel("Range").CheckAsync();
        await rita.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await Expect(rita.GetByText("Almost done")).ToBeVisibleAsync();
        await rita.GotoAsync((await app.Confirmation(Rita)).Link("subscribe"));
        await rita.GetByRole(AriaRole.Button, new() { Name = "Yes, subscribe" }).ClickAsync();
        await Expect(rita.GetByText("Confirmed.")).ToBeVisibleAsync();
        await Expect(rita.GetByText("confirmed by the link of a mail")).ToBeVisibleAsync();
        await Expect(rita.GetByLabel("Range")).ToBeCheckedAsync();

        // The marketer writes, looks at it as she will see it, tries it on himself, and starts.
        var max = await chromium.Page(app.Address);
        await SignIn(max, Max);
        await Write(max, "Erste Ausgabe", "# Neu\n\nHallo {{nam}}, *gute* Nachrichten.");
        await Expect(max.GetByText("is not a placeholder").First).ToBeVisibleAsync();
        await max.GetByLabel("Text", new() { Exact = true }).FillAsync("# Neu\n\nHallo {{name|Freundin}}, *gute* Nachrichten.");
        await max.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(max.GetByText("This goes to 2 people")).ToBeVisibleAsync();
        await max.GetByLabel("As", new() { Exact = true }).SelectOptionAsync(Rita);
        await Expect(max.FrameLocator("iframe.letter").GetByText("Hallo Freundin")).ToBeVisibleAsync();
        await max.GetByRole(AriaRole.Button, new() { Name = "Test mail to me" }).ClickAsync();
        Assert.StartsWith("[Test] Erste", (await app.Mail.Next(m => m.To == Max)).Subject);
        await max.GetByRole(AriaRole.Button, new() { Name = "Send to 2 people" }).ClickAsync();
        await Expect(max.Locator(".heading .badge")).ToHaveTextAsync("Sent");
        await Expect(max.Locator("#progress")).ToContainTextAsync("Sent2");

        // It reaches her; she leaves by the one click of her mail program.
        var mail = await app.Mail.Next(m => m.To == Rita && m.Subject == "Erste Ausgabe");
        using var program = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        var answer = await program.PostAsync(mail.Header("List-Unsubscribe").Trim('<', '>'), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await rita.GotoAsync(mail.Link("subscriptions"));
        await Expect(rita.Locator(".badge", new() { HasText = "Taken back" })).ToBeVisibleAsync();

        // The next campaign reaches the other, and not her.
        await max.GetByRole(AriaRole.Link, new() { Name = "Campaigns" }).First.ClickAsync();
        await Write(max, "Zweite Ausgabe", "Noch mehr.");
        await max.GetByRole(AriaRole.Button, new() { Name = "Send to 1 person" }).ClickAsync();
        await app.Mail.Next(m => m.To == "stays@reader.example" && m.Subject == "Zweite Ausgabe");
        await Expect(max.Locator(".heading .badge")).ToHaveTextAsync("Sent");
        Assert.DoesNotContain(app.Mail.Mails, m => m.To == Rita && m.Subject == "Zweite Ausgabe");
        Assert.Empty(app.Log.Errors);
    }

    private static async Task Write(IPage page, string subject, string body)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Campaigns" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New campaign" }).ClickAsync();
        await page.GetByLabel("Topic: who receives it").SelectOptionAsync("range");
        await page.GetByLabel("Subject", new() { Exact = true }).FillAsync(subject);
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync(body);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(World.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.Locator("main h1").WaitForAsync();
    }
}
