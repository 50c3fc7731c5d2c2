using Microsoft.Playwright;
using Portal.Shared.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Buttons in the rows of a list are reached by the mouse, and not covered by the row.</summary>
public sealed class RowTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Maria = "maria@alfreds.example";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_browser_is_signed_out_and_a_company_chosen_by_a_click(int width)
    {
        await using var app = await PortalApp.Start();
        var alfreds = await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Write(db =>
        {
            var membership = db.Memberships.Single(m => m.CustomerId == alfreds.Id);
            var beta = db.Contacts.Single(c => c.CustomerId != alfreds.Id);
            db.Memberships.Add(new Portal.Server.Auth.Membership { Scopes = DocumentScopes.Of(MemberScope.Company), UserId = membership.UserId, CustomerId = beta.CustomerId, ContactId = beta.Id, AcceptedAt = app.World.Clock.Now });
            return Task.CompletedTask;
        });
        using var elsewhere = await app.Visit().SignIn(Maria);
        var page = await chromium.Page(app.Address, width: width);
        await page.GotoAsync("/account/sign-in?returnUrl=/account/sessions");
        await page.Locator("#email").FillAsync(Maria);
        await page.Locator("#password").FillAsync(World.Password);
        await page.Locator("form.card button").ClickAsync();
        await page.Locator(".row button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToHaveTextAsync("Signed out there.");
        await page.GotoAsync("/account");
        await page.Locator(".row button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToHaveTextAsync("You act for this company now.");
        // Whose papers are on the table is said wherever she is.
        await page.GotoAsync("/orders");
        await page.Locator("details.menu summary").ClickAsync();
        await Assertions.Expect(page.Locator("details.menu")).ToContainTextAsync("Beta");
    }
}
