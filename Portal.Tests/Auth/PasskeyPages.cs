using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Auth;

/// <summary>The pages that make and use passkeys, as somebody with a device uses them.</summary>
internal static class PasskeyPages
{
    public const string Maria = "maria@alfreds.example", Bob = "bob@beta.example";

    public static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.StartAsLocalhost(provider);
        await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Customer("Beta", Bob);
        return app;
    }

    /// <summary>A device with a fingerprint reader that always agrees.</summary>
    public static async Task Device(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true } });
    }

    public static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(World.Password);
        await page.Locator("form.card button").ClickAsync();
        await page.Locator("nav.words").WaitForAsync();
    }

    public static Task SignOut(IPage page) => page.Context.ClearCookiesAsync();

    public static async Task Make(IPage page, string name)
    {
        await page.GotoAsync("/account/security/passkeys/new");
        await page.Locator("#name").FillAsync(name);
        await page.Locator("form.card button.primary").ClickAsync();
        await page.Locator($".row a:has-text('{name}')").WaitForAsync();
    }

    public static async Task UsePasskey(IPage page)
    {
        // Not until it is loaded: the key may be sent, and the page left, before that.
        await page.GotoAsync("/account/sign-in", new() { WaitUntil = WaitUntilState.Commit });
        // The device agrees as soon as the browser offers the key by itself: then there may be no button to press any more.
        try
        {
            await page.Locator("form.passkey button").ClickAsync(new() { Timeout = 3000 });
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            await page.WaitForLoadStateAsync();
        }
    }

    /// <summary>What the device says to the offer of the sign-in page, kept from being sent.</summary>
    public static async Task<string> Answer(IPage page)
    {
        await page.RouteAsync("**/passkeys*.js", route => route.AbortAsync());
        await page.GotoAsync("/account/sign-in");
        return await page.EvaluateAsync<string>("async () => JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(document.querySelector('form.passkey').dataset.offer)) }))");
    }

    public static async Task<HttpResponseMessage> Send(Visitor visitor, string answer, string? step = null, bool withoutStep = false)
    {
        var page = await visitor.Open("/account/sign-in");
        if (step is not null) visitor.SetCookie("portal-passkey", step);
        if (withoutStep) visitor.SetCookie("portal-passkey", "");
        return await visitor.Post(page, "/account/sign-in", "form.passkey", ("Key.Credential", answer));
    }

    public static async Task<string> Text(HttpResponseMessage answer) => (await Visitor.Parse(answer)).QuerySelector("main")!.TextContent;
}
