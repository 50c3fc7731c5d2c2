using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Tests.Mail;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Somebody writes a complaint while the session ends and the connection goes away: nothing of it is lost, and nothing of it lies in the browser.</summary>
public sealed class DraftPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Maria = "maria@alfreds.example", Form = "/complaints/new?order=A-1001";

    private static readonly FilePayload Photo = new() { Name = "shelf.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg() };

    [Fact]
    public async Task An_ended_session_costs_neither_a_word_nor_the_photo()
    {
        await using var app = await Start();
        var page = await chromium.SignedIn(app, Maria, width: 360);
        await page.GotoAsync(Form);
        await page.Locator("#text").FillAsync("Two bottles are broken");
        await page.Locator("#files").SetInputFilesAsync([Photo, new FilePayload { Name = "tool.jpg", MimeType = "image/jpeg", Buffer = "MZ"u8.ToArray() }]);
        await Expect(page.Locator("[data-files] li")).ToHaveTextAsync([Say("shelf.jpg.*KB.*Remove"), Say("tool.jpg.*is not a picture or PDF.*Remove")]);
        await Expect(Status(page)).ToContainTextAsync("Kept at");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: tool.jpg" }).ClickAsync();
        await Expect(page.Locator("[data-files] li")).ToHaveCountAsync(1);

        await app.World.Write(db => db.Sessions.ExecuteDeleteAsync());
        await page.Locator("#text").PressSequentiallyAsync(", and the box was wet");
        await Expect(Status(page)).ToContainTextAsync("You are signed out. Sign in in another tab");
        // Sending now would lose it: the page stays where it is.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send complaint" }).ClickAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("Two bottles are broken, and the box was wet");
        Assert.Equal("0 0 0", await page.EvaluateAsync<string>("async () => `${localStorage.length} ${sessionStorage.length} ${(await indexedDB.databases()).length}`"));

        // She signs in in another tab, and the first one goes on by itself.
        var other = await page.Context.NewPageAsync();
        await Chromium.SignIn(other, Maria);
        await Expect(Status(page)).ToContainTextAsync("Kept at");
        await page.CloseAsync();
        await other.GotoAsync("/complaints");
        await other.GetByRole(AriaRole.Link, new() { NameRegex = new("^Go on:") }).ClickAsync();
        await Expect(other.Locator(".begun")).ToContainTextAsync("You began this today");
        await Expect(other.Locator("#text")).ToHaveValueAsync("Two bottles are broken, and the box was wet");
        await Expect(other.Locator("[data-files] li")).ToHaveTextAsync([Say("shelf.jpg")]);
        // Enter sends it; it throws nothing away and takes nothing out.
        await other.Locator("#subject").FillAsync("Broken bottles");
        await other.Locator("#subject").PressAsync("Enter");
        await Expect(other.GetByText("Thank you. We have it")).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "shelf.jpg" })).ToHaveCountAsync(1);
        Assert.Equal((1, 0, 1), await app.World.Read(async db => (await db.Complaints.CountAsync(), await db.StartedComplaints.CountAsync(), await db.Attachments.CountAsync())));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_what_was_typed_and_dropped_is_kept_when_it_is_back()
    {
        await using var app = await Start();
        var page = await chromium.SignedIn(app, Maria);
        await page.GotoAsync(Form);
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#text").FillAsync("Written in the cellar");
        await Expect(Status(page)).ToContainTextAsync("Not kept: no connection. It is tried again.");
        await Drop(page, "cellar.pdf");
        await Expect(page.Locator("[data-files] li")).ToHaveTextAsync([Say("cellar.pdf.*on its way")]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send complaint" }).ClickAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync("Written in the cellar");
        await page.Context.SetOfflineAsync(false);
        await Expect(Status(page)).ToContainTextAsync("Kept at");
        await Expect(page.Locator("[data-files] li")).ToHaveTextAsync([Say("cellar.pdf.*KB")]);

        // Closed in the middle of a word, and opened again.
        await page.Locator("#text").PressSequentiallyAsync(", to the last lett");
        await page.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange')); }");
        await MailApp.Until(
            () => app.World.Read(db => db.StartedComplaints.AnyAsync(s => s.Text == "Written in the cellar, to the last lett")), () => Task.FromResult("The last letters are not kept."), 20);
        await page.GotoAsync(Form);
        await Expect(page.Locator("#text")).ToHaveValueAsync("Written in the cellar, to the last lett");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: cellar.pdf" }).ClickAsync();
        await Expect(page.Locator("[data-files] li")).ToHaveCountAsync(0);
        await Expect(page.Locator("#files")).ToBeFocusedAsync();
        Assert.Equal((1, 0), await app.World.Read(async db => (await db.StartedComplaints.CountAsync(), await db.StartedFiles.CountAsync())));

        await page.GetByRole(AriaRole.Button, new() { Name = "Begin anew" }).ClickAsync();
        await Expect(page.Locator(".begun")).ToHaveCountAsync(0);
        await Expect(page.Locator("#text")).ToHaveValueAsync("");
        Assert.Equal(0, await app.World.Read(db => db.StartedComplaints.CountAsync()));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_and_both_can_be_sent_with_their_files()
    {
        await using var app = await Start();
        var one = await chromium.SignedIn(app, Maria);
        var two = await one.Context.NewPageAsync();
        await one.GotoAsync(Form);
        await two.GotoAsync(Form);
        await one.Locator("#text").FillAsync("The first");
        await Expect(Status(one)).ToContainTextAsync("Kept at");
        await two.Locator("#text").FillAsync("The second");
        await Expect(Status(two)).ToContainTextAsync("in another window");
        await two.Locator("#files").SetInputFilesAsync(Photo);
        foreach (var page in new[] { two, one })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Send complaint" }).ClickAsync();
            await Expect(page.GetByText("Thank you. We have it")).ToBeVisibleAsync();
        }
        await Expect(two.GetByRole(AriaRole.Link, new() { Name = "shelf.jpg" })).ToBeVisibleAsync();
        Assert.Equal(["The second", "The first"], await app.World.Read(db => db.ComplaintMessages.OrderBy(m => m.Id).Select(m => m.Text).ToListAsync()));
        Assert.Empty(app.Log.Errors);
    }

    private static Regex Say(string pattern) => new(pattern, RegexOptions.Singleline);

    private static ILocator Status(IPage page) => page.Locator("[data-kept]");

    private static Task Drop(IPage page, string name) => page.EvaluateAsync(
        "name => { const dataTransfer = new DataTransfer(); dataTransfer.items.add(new File(['%PDF-1.7\\n%%EOF'], name)); document.querySelector('form[data-drafts]').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })); }", name);

    private static async Task<PortalApp> Start()
    {
        var app = await PortalApp.Start();
        await app.World.Order(await app.World.Customer("Alfreds Futterkiste", Maria), "A-1001", -5);
        return app;
    }
}
