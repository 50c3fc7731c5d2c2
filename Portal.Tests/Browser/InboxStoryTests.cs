using Microsoft.Playwright;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>An agent works the inbox without a mouse: searches with offers, chooses, gives, takes back, and switches the keys off.</summary>
public sealed class InboxStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_inbox_is_worked_by_keys_alone()
    {
        await using var app = await PortalApp.Start();
        await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        var filer = await app.World.ActorOf("maria@alfreds.example");
        foreach (var (number, subject) in new[] { ("BS-1", "Wet boxes"), ("BS-2", "Broken lamp"), ("BS-3", "Late tea") }) await app.World.Complaint(filer, number, subject, _ => { });
        var page = await chromium.SignedIn(app, "anna@nordwind.example", width: 360);
        await Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(3);
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();
        await Expect(page.Locator(".keymap[data-keys=on]")).ToBeAttachedAsync();

        // Down two, choose both, and none of it reaches a field.
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("tbody tr:nth-child(1) a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".bulk")).ToContainTextAsync("1 chosen");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("tbody tr:nth-child(2) a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator(".bulk")).ToContainTextAsync("2 chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take them" }).PressAsync("Enter");
        await Expect(page.GetByText("2 complaints changed.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody").GetByText("Anna Agent")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");
        await Expect(page.GetByText("2 complaints put back.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody").GetByText("Anna Agent")).ToHaveCountAsync(0);

        // "/" leads to the search; what may follow is offered, walked by arrows and taken.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#inbox-q")).ToBeFocusedAsync();
        await page.Locator("#inbox-q").FillAsync("");
        await page.Keyboard.TypeAsync("lamp as");
        await Expect(page.Locator(".suggest .found button")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#inbox-q")).ToHaveValueAsync("lamp assignee:");
        await Expect(page.Locator("#inbox-q")).ToBeFocusedAsync();
        await Expect(page.Locator(".suggest .found button")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#inbox-q")).ToHaveValueAsync("lamp assignee:none ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody tr a")).ToHaveTextAsync("Broken lamp");
        await Axe.Bring(page);
        Assert.Empty(await Axe.Violations(page));

        // What is not understood is said, and what was typed stays.
        await page.Locator("#inbox-q").FillAsync("is:ofen");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".problems")).ToContainTextAsync("is: ");
        await Expect(page.Locator("#inbox-q")).ToHaveValueAsync("is:ofen");

        // Switched off, the keys do nothing any more.
        await page.GotoAsync("/staff/complaints");
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();
        await Expect(page.Locator(".keymap[data-keys=on]")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("?");
        await page.GetByLabel("Single keys work for me").UncheckAsync();
        await Expect(page.Locator(".keymap[data-keys=off]")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("Single keys work for me")).ToBeFocusedAsync();
    }
}
