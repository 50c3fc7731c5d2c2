using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>What staff do without a mouse, and what the browser's tab tells them.</summary>
public sealed class KeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Maria = "maria@alfreds.example";

    [Fact]
    public async Task Ctrl_K_leads_from_anywhere_to_a_record_or_a_page_and_the_title_counts_new_answers()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        var filer = await app.World.ActorOf(Maria);
        await app.World.Complaint(filer, "BS-1", "Three boxes arrived wet", _ => { });
        var page = await chromium.Page(app.Address);
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#email").FillAsync("anna@nordwind.example");
        await page.Locator("#password").FillAsync(World.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("Inbox");

        // A page that has just opened gives its heading the focus; whoever types waits for the page.
        await Expect(page.GetByText("Three boxes arrived wet")).ToBeVisibleAsync();
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();

        // A record: its words, Enter.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("wet box");
        await Expect(page.Locator(".found a").First).ToContainTextAsync("Three boxes arrived wet");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("Three boxes"));
        await Expect(page.GetByLabel("Internal note")).ToBeVisibleAsync();

        // A page: nothing typed, arrows, Enter.
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator(".found a").First).ToHaveTextAsync("Inbox");
        for (var i = 0; i < 20 && await page.Locator(".found a:focus", new() { HasTextRegex = new("^Customers$") }).CountAsync() == 0; i++) await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator(".found a:focus")).ToHaveTextAsync("Customers");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("Customers");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".found")).Not.ToBeVisibleAsync();

        await app.World.Write(async db => (await db.Complaints.SingleAsync()).Reply(filer, app.World.Clock.Now.AddSeconds(1), "Hello?", app.World.Clock.Now.AddHours(48)));
        await Expect(page).ToHaveTitleAsync("(1) Customers", new() { Timeout = 40_000 });
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Inbox") }).First.ClickAsync();
        await Expect(page).ToHaveTitleAsync("Inbox");
    }
}
