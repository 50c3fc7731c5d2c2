using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Two people of one company, each in a browser of her own, correct the same address at the same time.</summary>
public sealed class TogetherTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Berlin = "/account/addresses/berlin";

    [Fact]
    public async Task She_corrects_her_address_while_a_colleague_does_the_same_and_loses_nothing()
    {
        await using var app = await PortalApp.Start();
        var customer = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Member(customer, "bob@alfreds.example");
        await app.World.Address(customer, "berlin", "Obere Str. 57");
        var (maria, bob) = (await chromium.Page(app.Address), await chromium.Page(app.Address, width: 360));
        await SignIn(maria, "maria@alfreds.example");
        await SignIn(bob, "bob@alfreds.example");

        // Both find the address by the menu's word and open it.
        await maria.GetByRole(AriaRole.Link, new() { Name = "Account" }).First.ClickAsync();
        await maria.GetByRole(AriaRole.Link, new() { Name = "Addresses" }).ClickAsync();
        await maria.GetByRole(AriaRole.Link, new() { Name = "Obere Str. 57" }).ClickAsync();
        await bob.GotoAsync(Berlin);
        await maria.GetByLabel("Street and number").FillAsync("Obere Str. 58");
        await bob.GetByLabel("Street and number").FillAsync("Untere Str. 1");
        await bob.GetByLabel("Town").FillAsync("Potsdam");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Save address" }).ClickAsync();
        await Expect(bob.GetByText("Saved.")).ToBeVisibleAsync();

        // She is second, and sees both; the focus tells her at once.
        await maria.GetByRole(AriaRole.Button, new() { Name = "Save address" }).ClickAsync();
        await Expect(maria.GetByText("bob saved this while you were writing")).ToBeVisibleAsync();
        await Expect(maria.Locator("[role=alert]")).ToBeFocusedAsync();
        await Expect(maria.GetByRole(AriaRole.Radio, new() { Name = "Obere Str. 58" })).ToBeCheckedAsync();
        await Expect(maria.GetByRole(AriaRole.Radio, new() { Name = "Untere Str. 1" })).ToBeVisibleAsync();
        await Expect(maria.GetByRole(AriaRole.Radio, new() { Name = "Potsdam" })).ToBeCheckedAsync();

        // By keyboard alone: past the first choice to the second, back to hers by arrow keys, on to the button.
        await maria.Keyboard.PressAsync("Tab");
        await maria.Keyboard.PressAsync("ArrowRight");
        await Expect(maria.GetByRole(AriaRole.Radio, new() { Name = "Untere Str. 1" })).ToBeCheckedAsync();
        await maria.Keyboard.PressAsync("ArrowLeft");
        await maria.Keyboard.PressAsync("Tab");
        await maria.Keyboard.PressAsync("Tab");
        await Expect(maria.GetByRole(AriaRole.Button, new() { Name = "Save my choice" })).ToBeFocusedAsync();
        await maria.Keyboard.PressAsync("Enter");
        await Expect(maria.GetByText("Saved.")).ToBeVisibleAsync();
        var address = await app.World.Read(db => db.Addresses.SingleAsync());
        Assert.Equal(("Obere Str. 58", "Potsdam"), (address.Street, address.City));
        Assert.Empty(app.Log.Errors);
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(World.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }
}
