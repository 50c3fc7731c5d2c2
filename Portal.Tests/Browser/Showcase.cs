using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A small world in which every page has something to show, and the addresses of all pages in it.</summary>
internal static partial class Showcase
{
    public const string Customer = "maria@alfreds.example", Newcomer = "nina@newcomer.example", Agent = "anna@nordwind.example", Marketer = "nele@nordwind.example";

    /// <summary>Every page a person can open: who opens it, and where. New pages are added here; PageTests notices one that is missing.</summary>
    public static readonly (string? Who, string Path)[] Pages =
    [
        (null, "/account/sign-in"), (null, "/account/forgot"), (null, "/account/reset?token=unknown"), (null, "/nowhere"), (null, "/subscribe"), (null, "/subscribe?done=asked"), (null, "/subscribe/unknown"), (null, $"/subscribe/{Newsletters.Token}"),
        (null, $"/subscriptions/{Newsletters.Secret}?done=confirmed"), (null, $"/unsubscribe/{Newsletters.Secret}/NL-2026-000001"), (null, "/problem"),
        (Customer, "/"), (Customer, "/orders"), (Customer, "/orders?q=nothing"), (Customer, "/orders/A-1001"), (Customer, "/orders/A-9999"),
        (Customer, "/complaints"), (Customer, "/complaints/new"), (Customer, "/complaints/new?order=A-1001&line=1"),
        (Customer, "/complaints/BS-1?done=filed"), (Customer, "/complaints/BS-2"),
        (Agent, "/staff"), (Agent, "/staff/complaints?view=waiting"), (Agent, "/staff/complaints/BS-1"), (Agent, "/staff/complaints/BS-2"),
        (Agent, "/staff/complaints?view=overdue"),
        (Agent, "/staff/customers/K-10001"), (Agent, "/staff/orders/A-1001"), (Agent, "/staff/outbox"), (Agent, "/staff/outbox?filter=unknown"), (Agent, "/staff/jobs"),
        (Marketer, "/staff/campaigns"), (Marketer, "/staff/campaigns/new"), (Marketer, "/staff/campaigns/NL-2026-000001"), (Marketer, "/staff/campaigns/NL-2026-000002"),
        (Marketer, "/staff/topics"), (Marketer, "/staff/topics/new"), (Marketer, "/staff/topics/range"),
        (Customer, "/newsletters?done=saved"), (Newcomer, "/newsletters"), (Newcomer, "/"), (Newcomer, "/orders"), (Newcomer, "/complaints"),
    ];

    /// <summary>What a page looks like after something was done there: refused forms, what unfolds.</summary>
    public static readonly (string? Who, string Path, string State, Func<IPage, Task> Do)[] States =
    [
        (null, "/account/sign-in", "refused", page => page.Locator("form.card button").ClickAsync()),
        (null, "/account/forgot", "refused", page => page.Locator("form.card button").ClickAsync()),
        (null, "/subscribe", "refused", page => page.Locator("form.card button").ClickAsync()),
        (Marketer, "/staff/campaigns/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/topics/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Marketer, "/staff/campaigns/NL-2026-000002", "previewed", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Show|Zeigen)$") }).ClickAsync()),
        (Customer, "/complaints/new", "refused", page => page.Locator("form.card button.primary").ClickAsync()),
        (Customer, "/complaints/BS-1", "refused", page => page.Locator("form.card button.primary").First.ClickAsync()),
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
        await Newsletters.Build(app);
        await world.Mail("nobody@alfreds.example", "Closed: BS-2");
        await app.RunJob("housekeeping");
    }
}
