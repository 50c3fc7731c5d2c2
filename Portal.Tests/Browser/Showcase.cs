using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A small world in which every page has something to show, and the addresses of all pages in it.</summary>
internal static class Showcase
{
    public const string Customer = "maria@alfreds.example", Newcomer = "nina@newcomer.example", Agent = "anna@nordwind.example";

    /// <summary>Every page a person can open: who opens it, and where. New pages are added here; PageTests notices one that is missing.</summary>
    public static readonly (string? Who, string Path)[] Pages =
    [
        (null, "/account/sign-in"), (null, "/account/forgot"), (null, "/account/reset?token=unknown"), (null, "/nowhere"), (null, "/problem"),
        (Customer, "/"), (Customer, "/orders"), (Customer, "/orders?q=nothing"), (Customer, "/orders/A-1001"), (Customer, "/orders/A-9999"),
        (Customer, "/complaints"), (Customer, "/complaints/new"), (Customer, "/complaints/new?order=A-1001&line=1"),
        (Customer, "/complaints/BS-1?done=filed"), (Customer, "/complaints/BS-2"),
        (Customer, "/account"), (Customer, "/account?done=saved"), (Customer, "/account/profile"), (Customer, "/account/company"), (Customer, "/account/password"),
        (Customer, "/account/e-mail"), (Customer, "/account/mails"), (Customer, "/account/addresses"), (Customer, "/account/addresses/new"),
        (Customer, "/account/addresses/berlin"), (Customer, "/account/contacts"), (Customer, "/account/contacts/new"), (Customer, "/account/contacts/hanna"),
        (null, "/account/e-mail/confirm?token=unknown"),
        (Agent, "/staff"), (Agent, "/staff/complaints?view=waiting"), (Agent, "/staff/complaints/BS-1"), (Agent, "/staff/complaints/BS-2"),
        (Agent, "/staff/complaints?view=overdue"),
        (Agent, "/staff/customers/K-10001"), (Agent, "/staff/orders/A-1001"), (Agent, "/staff/outbox"), (Agent, "/staff/outbox?filter=unknown"), (Agent, "/staff/jobs"),
        (Newcomer, "/"), (Newcomer, "/orders"), (Newcomer, "/complaints"), (Newcomer, "/account"), (Newcomer, "/account/addresses"),
    ];

    /// <summary>What a page looks like after something was done there: refused forms, what unfolds.</summary>
    public static readonly (string? Who, string Path, string State, Func<IPage, Task> Do)[] States =
    [
        (null, "/account/sign-in", "refused", page => page.Locator("form.card button").ClickAsync()),
        (null, "/account/forgot", "refused", page => page.Locator("form.card button").ClickAsync()),
        (Customer, "/complaints/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/complaints/BS-1", "refused", page => page.Locator("form.card button.primary").First.ClickAsync()),
        (Customer, "/account/profile", "refused", async page => { await page.Locator("#phone").FillAsync("12"); await page.Locator("form.card button.primary").ClickAsync(); }),
        (Customer, "/account/company", "refused", async page => { await page.Locator("#email").FillAsync("nowhere"); await page.Locator("form.card button.primary").ClickAsync(); }),
        (Customer, "/account/password", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/account/e-mail", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/account/addresses/new", "refused", async page => { await page.Locator("#country").SelectOptionAsync("US"); await page.Locator("form.card button.primary").ClickAsync(); }),
        (Customer, "/account/addresses/berlin", "conflict", async page =>
        {
            // As if somebody had saved since the page was opened.
            await page.EvaluateAsync("() => { document.querySelector('[name=\"Input.Version\"]').value = '0'; document.querySelector('#street').value = 'Obere Straße 58, Donaudampfschifffahrtsgesellschaft'; }");
            await page.Locator("form.card button.primary").ClickAsync();
        }),
        (Customer, "/account/contacts/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Agent, "/staff/complaints/BS-1", "refused", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Send answer|Antwort senden") }).ClickAsync()),
        (Agent, "/staff/complaints/BS-1", "closing", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("Close …|Abschließen …") }).ClickAsync()),
        (Agent, "/staff", "found", page => page.Locator("#finder").FillAsync("alfr")),
    ];

    public static async Task Build(PortalApp app)
    {
        var world = app.World;
        var customer = await world.Customer("Alfreds Futterkiste", Customer, "en");
        await world.Customer("Newcomer Ltd", Newcomer, "en");
        var agent = await world.Staff("Anna Agent", Agent);
        await world.Staff("Max Manager", "max@nordwind.example", StaffRole.Manager);
        await world.Address(customer, "berlin", "Obere Str. 57");
        await world.Address(customer, "strand", "Strandpromenade 4", AddressKind.Delivery, isDefault: false);
        await world.Contact(customer, "hanna", "Hanna Moos");
        await world.Write(async db =>
        {
            var mine = await db.Customers.SingleAsync(c => c.Id == customer.Id);
            (mine.ManagerId, mine.DeputyId, mine.VatId, mine.Phone) = (agent.Id, agent.Id, "DE123456789", "030-0074321");
        });
        await world.Order(customer, "A-1001", -5, null, "Chai", "Queso Cabrales", "Käse mit einem langen Namen, der umbrechen muss");
        await world.Order(customer, "A-1002", 5);
        await world.Order(customer, "A-1003", -20, -18);
        await world.Order(customer, "A-1004", -40, -31);
        var filer = await world.ActorOf(Customer);
        var staff = new StaffActor(filer.Id + 1, "Anna Agent", agent.Id, StaffRole.Agent);
        await world.Complaint(filer, "BS-1", "Three boxes arrived wet", c =>
        {
            c.Assign(staff, app.Services.Now(), agent.Id);
            c.Answer(staff, app.Services.Now(), "We are sorry.\nA replacement leaves us tomorrow.");
        });
        await world.Complaint(filer, "BS-2", "Invoice names the wrong quantity", c =>
        {
            c.Assign(staff, app.Services.Now(), agent.Id);
            c.Close(staff, app.Services.Now(), new Closing { Outcome = ComplaintOutcome.Upheld, Cause = Cause.WrongInvoice, Text = "You were right." });
        });
        await world.Complaint(filer, "BS-3", "Nobody answers the phone", _ => { });
        await world.Complaint(filer, "BS-4", "A subject of many words, as people write them when they are angry: Donaudampfschifffahrtsgesellschaft", c =>
        {
            c.Answer(staff, app.Services.Now(), "A new one is on its way.");
            c.DeclareSolved(filer, app.Services.Now());
        });
        app.Mail.Answer = line => line.StartsWith("RCPT TO:<nobody@", StringComparison.Ordinal) ? "550 no such user" : null;
        await world.Mail("nobody@alfreds.example", "Closed: BS-2");
        await app.RunJob("housekeeping");
    }
}
