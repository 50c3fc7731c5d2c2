using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Shared.Account;
using Portal.Tests.CompanyUsers;
using Portal.Tests.Registrations;
using Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>Two ways into the portal, by keyboard alone: no click from the first page to the last.</summary>
public sealed class KeyboardStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Secret = "a long enough secret";

    [Fact]
    public async Task A_prospect_registers_on_a_phone_confirms_by_mail_is_approved_and_sees_her_home()
    {
        await using var app = await RegisterPages.Start();
        var petra = await chromium.Page(app.Address, width: 360);
        await petra.GotoAsync("/account/sign-in");
        await petra.Press(AriaRole.Link, "Register");
        await Expect(petra.Locator("h1")).ToHaveTextAsync("Register");
        await petra.Type("Company", "Prospect GmbH");
        await petra.Type("Your name", "Petra Prospect");
        await petra.Type("E-mail address", RegisterPages.Petra);
        await petra.Type("Phone", "040 998877");
        await petra.Type("Street and number", "Am Markt 3");
        await petra.Type("Postal code", "D-20095");
        await petra.Type("Town", "Hamburg");
        await petra.Type("What interests you (optional)", "Tea, two pallets a month.");
        await petra.Press(AriaRole.Button, "Register");
        await Expect(petra.GetByText("Almost done")).ToBeVisibleAsync();
        await petra.GotoAsync(await app.Link(RegisterPages.Petra));
        await Expect(petra.GetByText("Tea, two pallets a month.")).ToBeVisibleAsync();
        await petra.Press(AriaRole.Button, "Yes, confirm the registration");
        await Expect(petra.GetByText("We look at it")).ToBeVisibleAsync();

        // Staff find it in the menu, with how many wait, and approve it.
        var max = await chromium.Page(app.Address);
        await max.GotoAsync("/account/sign-in");
        await max.SignIn(RegisterPages.Max, World.Password);
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Inbox");
        await Expect(max.GetByRole(AriaRole.Link, new() { NameRegex = new(@"Registrations\s*1\s*open") })).ToBeVisibleAsync();
        await max.Press(AriaRole.Link, "Registrations", exact: false);
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Registrations");
        await Expect(max.GetByRole(AriaRole.Link, new() { Name = "Prospect GmbH" })).ToBeVisibleAsync();
        await max.Press(AriaRole.Link, "Prospect GmbH");
        await Expect(max.GetByText("None looks the same.")).ToBeVisibleAsync();
        await max.Press(AriaRole.Button, "Approve as a new prospect");
        await Expect(max.GetByText("the invitation is on its way")).ToBeVisibleAsync();
        await Expect(max.Locator("nav#ways .tally")).ToHaveCountAsync(0);
        await max.Press(AriaRole.Link, "Customer K-10001");
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Prospect GmbH");

        var mail = await app.Mail.Next(m => m.To == RegisterPages.Petra && m.Text.Contains("account/reset", StringComparison.Ordinal));
        await Enter(petra, UserPages.Link(mail.Text), RegisterPages.Petra);
        await Expect(petra.GetByText("your first one will stand here")).ToBeVisibleAsync();
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_company_administrator_comes_from_her_invitation_to_a_colleagues_first_sign_in()
    {
        const string Frida = "frida@gamma.example", Otto = "otto@gamma.example";
        await using var app = await PortalApp.Start();
        await app.World.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        var gamma = await app.World.Customer("Gamma GmbH", null);
        await app.World.Contact(gamma, "frida", "Frida First");
        await app.World.Write(async db => (await db.Contacts.SingleAsync()).Email = Frida);

        // Staff invite a contact they know, from her line in the customer's file: name and address are there.
        var max = await chromium.Page(app.Address);
        await max.GotoAsync("/account/sign-in");
        await max.SignIn("max@nordwind.example", World.Password);
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Inbox");
        await max.GotoAsync($"/staff/customers/{gamma.Number}");
        await Expect(max.Locator("main h1")).ToHaveTextAsync("Gamma GmbH");
        await max.Press(AriaRole.Link, "Invite to the portal: Frida First");
        await Expect(max.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Frida First");
        await Expect(max.GetByLabel("E-mail", new() { Exact = true })).ToHaveValueAsync(Frida);
        await max.Press(AriaRole.Button, "Send the invitation");
        await Expect(max.GetByText("The invitation is on its way.")).ToBeVisibleAsync();

        var frida = await chromium.Page(app.Address);
        await Enter(frida, await Invitation(app, Frida), Frida);
        await frida.Press(AriaRole.Link, "Account");
        await frida.Press(AriaRole.Link, "Who uses the portal");
        await Expect(frida.Locator("h1")).ToHaveTextAsync("Who uses the portal");
        await frida.Press(AriaRole.Link, "Invite somebody");
        await Expect(frida.Locator("h1")).ToHaveTextAsync("Invite somebody");
        await frida.Type("Name", "Otto Other");
        await frida.Type("E-mail", Otto);
        await frida.Type("Role", "Fin");
        await frida.Press(AriaRole.Button, "Send the invitation");
        await Expect(frida.GetByText("The invitation is on its way.")).ToBeVisibleAsync();
        await Expect(frida.Locator(".row", new() { HasText = "Otto Other" })).ToContainTextAsync("Invited");

        var otto = await chromium.Page(app.Address, width: 360);
        await Enter(otto, await Invitation(app, Otto), Otto);
        await frida.GotoAsync("/company/users");
        var row = frida.Locator(".row", new() { HasText = "Otto Other" });
        await Expect(row).ToContainTextAsync("Active");
        await Expect(row).ToContainTextAsync("Finance");
        Assert.Empty(app.Log.Errors);
    }

    private static async Task<string> Invitation(PortalApp app, string email) =>
        UserPages.Link((await app.Mail.Next(m => m.To == email && m.Text.Contains("account/reset", StringComparison.Ordinal))).Text);

    /// <summary>Sets a password by a link, signs in with it, and is at home.</summary>
    private static async Task Enter(IPage page, string link, string email)
    {
        await page.GotoAsync(link);
        await page.Type("New password", Secret);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Your new password is set")).ToBeVisibleAsync();
        await page.Press(AriaRole.Link, "Sign in");
        await page.SignIn(email, Secret);
        await Expect(page.Locator("h1")).ToContainTextAsync("Good to see you");
    }
}
