using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>One real Chromium for all browser tests, started once.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a page is waited for: other tests run beside, on few cores.</summary>
    private const float Patience = 45_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new browser profile with one page, English, whose script errors fail the test that reads them.</summary>
    internal async Task<IPage> Page(Uri address, string locale = "en-GB", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(), Locale = locale, ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>The same, signed in by the form and on the first page behind it.</summary>
    internal async Task<IPage> SignedIn(PortalApp app, string email, int width = 1280)
    {
        var page = await Page(app.Address, width: width);
        await SignIn(page, email);
        return page;
    }

    internal static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(World.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
