using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Staff and the customer's file in a real browser.</summary>
public sealed class CallTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task An_agent_on_the_phone_finds_who_calls_what_is_open_and_what_was_promised_from_any_page()
    {
        await using var app = await Start();
        var anna = await chromium.SignedIn(app, "anna@nordwind.example");
        var today = app.World.Clock.Today;
        var promised = Texts.In(Texts.English, () => Dates.Full(today.AddDays(3), today));
        foreach (var from in new[] { "/staff", "/staff/outbox", "/staff/jobs", "/staff/customers", "/staff/customers/K-10002", "/staff/complaints/BS-1", "/staff/orders/A-1001" })
        {
            foreach (var said in new[] { "alfr", "K-10001", "030 0074321", "0074321" })
            {
                await anna.GotoAsync(from);
                await anna.Locator("main h1").WaitForAsync();
                // One click into the search, one on the hit: the file opens with the answer, nothing more to open.
                await anna.Locator("#finder").ClickAsync();
                // At once: a page that is still opening moves the focus to its heading, and keys with it.
                await anna.Locator("#finder").FillAsync(said);
                await anna.Locator(".found a", new() { HasTextString = "Alfreds Futterkiste" }).First.ClickAsync();
                await Expect(anna.Locator("h1")).ToHaveTextAsync("Alfreds Futterkiste");
                var open = anna.GetByRole(AriaRole.Region, new() { Name = "What is open" });
                await Expect(open).ToContainTextAsync("2 orders");
                await Expect(open).ToContainTextAsync("1 late");
                await Expect(open).ToContainTextAsync("1 invoice overdue: 75.00 EUR");
                await Expect(open).ToContainTextAsync("Three boxes arrived wet");
                await Expect(open).ToContainTextAsync($"A-1002: {promised}");
            }
        }
        await anna.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await anna.GetByLabel("Internal note").FillAsync("Called about A-1002.");
        await anna.GetByRole(AriaRole.Button, new() { Name = "Save note" }).ClickAsync();
        await Expect(anna.Locator(".timeline .noted")).ToContainTextAsync("Called about A-1002.");
        await Expect(anna.GetByRole(AriaRole.Link, new() { Name = "Edit" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_manager_filters_enters_decides_and_files_with_two_windows_open()
    {
        await using var app = await Start();
        var max = await chromium.SignedIn(app, "max@nordwind.example");
        await max.GetByRole(AriaRole.Link, new() { Name = "Customers", Exact = true }).ClickAsync();
        await max.GetByLabel("owes something overdue").CheckAsync();
        await max.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(max.Locator("table.list tbody tr")).ToHaveCountAsync(1);
        Assert.EndsWith("/staff/customers?overdue=1", max.Url);
        await max.GetByText("Keep this filter").ClickAsync();
        await max.Locator("#filter-name").FillAsync("Owing");
        await max.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await Expect(max.GetByRole(AriaRole.Navigation, new() { Name = "Kept filters" })).ToContainTextAsync("Owing");
        var download = await max.RunAndWaitForDownloadAsync(() => max.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());
        Assert.StartsWith("customers-", download.SuggestedFilename);

        await max.GotoAsync("/staff/customers/new");
        await max.Locator("#name").FillAsync("Alfreds Futterkiste GmbH");
        await max.GetByRole(AriaRole.Button, new() { Name = "Enter customer" }).ClickAsync();
        await Expect(max.GetByRole(AriaRole.Alert)).ToContainTextAsync("K-10001");
        await max.GetByRole(AriaRole.Button, new() { Name = "enter it anyway" }).ClickAsync();
        await Expect(max.Locator("h1")).ToHaveTextAsync("Alfreds Futterkiste GmbH");

        // Two windows on one customer: the second sees both versions and loses nothing.
        var other = await max.Context.NewPageAsync();
        await other.GotoAsync("/staff/customers/K-10001/edit");
        await max.GotoAsync("/staff/customers/K-10001/edit");
        await max.Locator("#phone").FillAsync("111");
        await other.Locator("#phone").FillAsync("222");
        await max.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(max).ToHaveURLAsync(new Regex("tab=data$"), new() { Timeout = 15_000 });
        await other.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(other.Locator("table.conflict tbody tr")).ToHaveCountAsync(1);
        await Expect(other.Locator("#phone")).ToHaveValueAsync("222");
        await Expect(other.Locator("table.conflict")).ToContainTextAsync("111");
        await other.GetByRole(AriaRole.Button, new() { Name = "Take the saved one" }).ClickAsync();
        await Expect(other.Locator("#phone")).ToHaveValueAsync("111");

        await max.GotoAsync("/staff/customers/K-10001/decisions");
        await max.Locator("#class").SelectOptionAsync("B");
        await max.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await Expect(max.GetByText("Say why.")).ToBeVisibleAsync();
        await max.Locator("#reason").FillAsync("Orders every week");
        await max.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await Expect(max.Locator("table.list")).ToContainTextAsync("Orders every week");

        await max.GotoAsync("/staff/customers/K-10001?tab=documents");
        await max.Locator("#title").FillAsync("Contract");
        await max.Locator("#content").SetInputFilesAsync(new FilePayload { Name = "contract.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg() });
        await max.GetByRole(AriaRole.Button, new() { Name = "File it" }).ClickAsync();
        await Expect(max.GetByText("Filed as D-")).ToBeVisibleAsync();
        await Expect(max.GetByRole(AriaRole.Link, new() { Name = "contract.jpg" })).ToBeVisibleAsync();
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<PortalApp> Start()
    {
        var app = await PortalApp.Start();
        var customer = await app.World.Customer("Alfreds Futterkiste", "maria@alfreds.example");
        await app.World.Customer("Somebody Else", "s@else.example");
        await app.World.Change(customer, c => c.Phone = "+49 30 0074321");
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        await app.World.Order(customer, "A-1001", -5);
        await app.World.Order(customer, "A-1002", 3);
        await app.World.Invoice(customer, "R-1", -9, 100, 25);
        await app.World.Complaint(await app.World.ActorOf("maria@alfreds.example"), "BS-1", "Three boxes arrived wet", _ => { });
        return app;
    }
}
