using Microsoft.Playwright;
using Portal.Tests.Browser;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.OpenId;

/// <summary>The same in a real browser, which holds the portal to its own content security policy.</summary>
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_browser_goes_to_the_provider_and_back_by_itself()
    {
        using var provider = new RealProvider();
        await using var app = await PortalApp.Start("Sqlite", Trips.Settings("work", "Staff", provider.Issuer));
        await provider.Serve(app, "work");
        var page = await chromium.Page(app.Address);
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) && page.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal)) refused.Add(message.Text);
        };
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with The work account" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync("agent-anna");
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Inbox");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await Expect(page.GetByText("You are signed out, here and at the provider.")).ToBeVisibleAsync();
        Assert.Empty(refused);
        Assert.Empty(app.Log.Errors);
    }
}
