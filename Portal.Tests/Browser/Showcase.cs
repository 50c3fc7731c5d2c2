using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Staff;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>A small world in which every page has something to show, and the addresses of all pages in it.</summary>
internal static partial class Showcase
{
    public const string Customer = "maria@alfreds.example", Newcomer = "nina@newcomer.example", Coded = "cora@alfreds.example", Keyed = "kira@alfreds.example", Pia = "pia@alfreds.example", Viewer = "vera@nordwind.example", Agent = "anna@nordwind.example",
        Manager = "max@nordwind.example", Marketer = "nele@nordwind.example", Administrator = "olga@nordwind.example";

    /// <summary>Every page a person can open: who opens it, and where. New pages are added here; PageTests notices one that is missing.</summary>
    public static readonly (string? Who, string Path)[] Pages =
    [
        (null, "/account/sign-in"), (null, "/account/sign-in/code"), (null, "/account/forgot"), (null, "/account/reset?token=unknown"), (null, "/nowhere"), (null, "/subscribe"), (null, "/subscribe?done=asked"), (null, "/subscribe/unknown"), (null, $"/subscribe/{Newsletters.Token}"),
        (null, $"/subscriptions/{Newsletters.Secret}?done=confirmed"), (null, $"/unsubscribe/{Newsletters.Secret}/NL-2026-000001"), (null, "/problem"),
        (null, "/account/register"), (null, "/account/register?done=asked"), (null, "/account/register?done=confirmed"), (null, "/account/register/unknown"), (null, $"/account/register/{Registrations.Token}"),
        (null, "/contact"), (null, "/contact?done=asked"), (null, "/contact?done=confirmed"), (null, "/contact/unknown"), (null, $"/contact/{Inquiries.Token}"),
        (Agent, "/staff/inquiries"), (Agent, "/staff/inquiries?view=done"), (Agent, $"/staff/inquiries/{Inquiries.Open}"), (Agent, $"/staff/inquiries/{Inquiries.Answered}"), (Agent, "/staff/inquiries/KA-404"),
        (Agent, $"/staff/complaints/new?customer=K-10001&inquiry={Inquiries.Open}"), (Agent, $"/staff/complaints/new?inquiry={Inquiries.Answered}"),
        (Manager, "/staff/registrations"), (Manager, "/staff/registrations?view=decided"), (Manager, $"/staff/registrations/{Registrations.Open}"), (Manager, $"/staff/registrations/{Registrations.Refused}"),
        (Manager, "/staff/registrations/RG-404"), (Manager, "/staff/customers/K-10001/access?contact=hanna"),
        (Customer, "/"), (Customer, "/orders"), (Customer, "/orders?q=nothing"), (Customer, "/orders/A-1001"), (Customer, "/orders/A-9999"),
        (Customer, "/invoices"), (Customer, "/invoices?filter=overdue&q=nothing"), (Customer, "/invoices/R-2001"), (Customer, "/invoices/R-2003"), (Customer, "/invoices/R-9999"),
        (Customer, "/complaints"), (Customer, "/complaints/new"), (Customer, "/complaints/new?order=A-1001&line=1"), (Customer, "/complaints/new?order=A-1003"),
        (Customer, "/complaints/BS-1?done=filed"), (Customer, "/complaints/BS-2"),
        (Customer, "/account"), (Customer, "/account?done=saved"), (Customer, "/account/profile"), (Customer, "/account/company"), (Customer, "/account/company/request?done=asked"), (Newcomer, "/account/company/request"), (Newcomer, "/account/company"), (Pia, "/account"), (Customer, "/account/security?done=password"), (Customer, "/account/security/code-app"), (Customer, "/account/security/passkeys/new"), (Customer, "/account/security/passkeys/1"), (Customer, "/account/password"), (Customer, "/account/confirm"), (Agent, "/staff/security"), (Agent, "/staff/confirm"),
        (Agent, "/staff/password"), (Agent, "/staff/security/code-app"), (Agent, "/staff/security/passkeys/new"), (Agent, "/staff/security/passkeys/404"),
        (Agent, "/staff/e-mail"), (Keyed, "/account/security"), (Keyed, "/account/confirm"), (Keyed, "/account/password"),
        (Customer, "/account/sessions?done=signed-out"), (Customer, "/account/e-mail"), (Customer, "/account/mails"), (Customer, "/account/log"), (Newcomer, "/account/log"), (Customer, "/account/addresses"), (Customer, "/account/addresses/new"),
        (Customer, "/account/addresses/berlin"), (Customer, "/account/contacts"), (Customer, "/account/contacts/new"), (Customer, "/account/contacts/hanna"),
        (Customer, "/company/users?done=invited"), (Customer, "/company/users/new"), (Customer, "/company/users/pia"), (Newcomer, "/company/users"),
        (Customer, "/company/sites?done=added"), (Customer, "/company/sites/new"), (Customer, "/company/sites/harbour"), (Newcomer, "/company/sites"), (Pia, "/"),
        (null, "/account/e-mail/confirm?token=unknown"),
        (null, "/account/sign-in?refused=Down"), (null, "/account/sign-in?done=left"), (null, "/account/onward"),
        (Customer, "/account/security?refused=LastWayIn"), (Customer, "/account/confirm?refused=OtherAccount"), (Agent, "/staff/security?done=unlinked"),
        (Agent, "/staff"), (Agent, "/staff/complaints?view=waiting"), (Agent, "/staff/complaints/BS-1"), (Agent, "/staff/complaints/BS-2"),
        (Agent, "/staff/complaints?view=overdue"), (Agent, "/staff/complaints?q=ist:ofen&columns=class,severity,order,lastword&sort=-due"), (Manager, "/staff/complaints?q=&sort=customer&columns=class,severity,order,lastword"), (Marketer, "/staff/complaints?view=closed"),
        (Agent, "/staff/customers/K-10001"), (Agent, "/staff/orders"), (Agent, "/staff/orders?q=nothing"), (Agent, "/staff/orders/A-1001"), (Agent, "/staff/orders/A-1003"),
        (Agent, "/staff/invoices"), (Agent, "/staff/invoices?filter=overdue"), (Agent, "/staff/invoices/R-2001"),
        (Agent, "/staff/sessions"), (Agent, "/staff/outbox"), (Agent, "/staff/outbox?filter=unknown"), (Agent, "/staff/jobs"),
        (Marketer, "/staff/campaigns"), (Marketer, "/staff/campaigns/new"), (Marketer, "/staff/campaigns/NL-2026-000001"), (Marketer, "/staff/campaigns/NL-2026-000002"),
        (Marketer, "/staff/campaigns/NL-2026-000003"), (Marketer, "/staff/campaigns/NL-2026-000004"), (Marketer, "/staff/campaigns/NL-2026-000005"),
        (Marketer, "/staff/topics"), (Marketer, "/staff/topics/new"), (Marketer, "/staff/topics/range"),
        (Marketer, "/staff/suppressions"), (Marketer, "/staff/suppressions?reason=complaint"), (Marketer, "/staff/suppressions/new"), (Marketer, "/staff/suppressions/none"),
        (Marketer, $"/staff/suppressions/{Newsletters.Bounced}"), (Marketer, $"/staff/suppressions/{Newsletters.Objected}"),
        (null, "/newsletter"), (null, "/newsletter/NL-2026-000001"),
        (Customer, "/newsletters?done=saved"), (Newcomer, "/newsletters"),
        (Agent, "/staff/customers"), (Agent, "/staff/customers/K-10002"), (Agent, "/staff/customers/K-10001/decisions"), (Agent, "/staff/customers/K-10001/access"), (Manager, "/staff/customers/K-10001/access"),
        (Manager, "/staff/customers?q=alfr&class=a&manager=me"), (Manager, "/staff/customers?q=nothing"), (Manager, "/staff/customers/new"),
        (Manager, "/staff/customers/K-10001?tab=orders"), (Manager, "/staff/customers/K-10001?tab=invoices"), (Manager, "/staff/customers/K-10001?tab=complaints"),
        (Manager, "/staff/customers/K-10001?tab=timeline"), (Manager, "/staff/customers/K-10001?tab=timeline&q=nothing"), (Manager, "/staff/customers/K-10001?tab=documents"),
        (Manager, "/staff/customers/K-10002?tab=documents"), (Manager, "/staff/customers/K-10001?tab=data"), (Manager, "/staff/customers/K-10002?tab=data"),
        (Manager, "/staff/customers/K-10001?tab=print"), (Manager, "/staff/customers/K-10001/edit"), (Manager, "/staff/customers/K-10001/decisions"), (Manager, "/staff/customers/K-404"),
        (Agent, "/staff/requests"), (Agent, "/staff/requests?filter=decided"), (Agent, "/staff/requests/AA-1"), (Manager, "/staff/requests/AA-1"), (Manager, "/staff/requests/AA-2"), (Manager, "/staff/requests/AA-404"),
        (Administrator, "/staff/settings/fields"), (Agent, "/staff/settings/roles"), (Administrator, "/staff/settings/roles"), (Administrator, "/staff/settings/roles/new"),
        (Administrator, "/staff/settings/roles/phone"), (Agent, "/staff/settings/roles/phone"), (Administrator, "/staff/settings/roles/nowhere"),
        (Manager, "/staff/settings/goodwill"), (Manager, "/staff/settings/texts"), (Agent, "/staff/complaints/new"), (Agent, "/staff/complaints/new?customer=K-10001"), (Agent, "/staff/notices"), (Agent, "/staff/remedies"), (Agent, "/staff/remedies?view=toapprove"), (Agent, "/staff/complaints/BS-5"), (Manager, "/staff/complaints/BS-5"),
        (Agent, "/staff/settings/targets"), (Manager, "/staff/settings/targets"), (Agent, "/staff/settings/escalation"), (Manager, "/staff/settings/escalation"), (Agent, "/staff/settings/escalation/try"), (Agent, "/staff/complaints/BS-3"),
        (Agent, "/staff/complaints/BS-6"), (Customer, "/complaints/BS-6"), (Agent, "/staff/complaints/BS-8?view=open"), (Customer, "/complaints/BS-8"), (Customer, "/complaints/BS-9"),
        (Agent, "/staff/measures"), (Manager, "/staff/measures?view=ended"), (Manager, "/staff/measures/new"), (Agent, "/staff/measures/MN-1"), (Manager, "/staff/measures/MN-1"), (Manager, "/staff/measures/MN-2"),
        (Agent, "/staff/measures/MN-404"), (Agent, "/staff/settings/causes"), (Manager, "/staff/settings/causes"), (Agent, "/staff/learning?by=carrier&key=DHL"), (Agent, "/staff/learning/process?step=invoice"), (Agent, "/staff/learning/report"), (Agent, "/staff/settings/chain"), (Manager, "/staff/settings/chain"), (Agent, "/staff/learning?by=leadtime&days=365&cause=LateDelivery"),
        (Administrator, "/staff/audit"), (Administrator, "/staff/audit?area=import&q=nothing"),
        (Manager, "/staff/customers/K-10001/view?person=pia&done=over"), (Manager, "/staff/customers/K-10002/view?refused=true"), (Manager, "/staff/customers/K-404/view"),
        (Viewer, "/"), (Viewer, "/orders/A-1001"), (Viewer, "/complaints/BS-1"), (Viewer, "/account"), (Viewer, "/account/company"), (Viewer, "/account/addresses"), (Viewer, "/account/security"), (Viewer, "/account/log"),
        (Viewer, "/company/users"), (Viewer, "/newsletters"), (Viewer, "/account/nowhere"),
        (Agent, "/staff/people"), (Agent, "/staff/people/anna"), (Manager, "/staff/people/anna"), (Agent, "/staff/people/new"), (Administrator, "/staff/people?left=true"),
        (Administrator, "/staff/people/new"), (Administrator, "/staff/people/anna"), (Administrator, "/staff/people/nobody"),
        (Newcomer, "/"), (Newcomer, "/orders"), (Newcomer, "/invoices"), (Newcomer, "/complaints"), (Newcomer, "/account"), (Newcomer, "/account/addresses"),
    ];

    /// <summary>A provider for each kind of user. Neither is there: the pages show themselves all the same.</summary>
    public static readonly string[] Settings =
        ["--Portal:FourEyes=DecideOnBankData", .. OpenId.Trips.Settings("shop", "Customer", "http://127.0.0.1:9"), .. OpenId.Trips.Settings("work", "Staff", "http://127.0.0.1:9")];

    public static async Task Build(PortalApp app)
    {
        var world = app.World;
        var customer = await world.Customer("Alfreds Futterkiste", Customer, "en");
        await world.Customer("Newcomer Ltd", Newcomer, "en");
        var agent = await world.Staff("Anna Agent", Agent, number: "anna");
        await world.Address(customer, "berlin", "Obere Str. 57");
        await world.Address(customer, "strand", "Strandpromenade 4", AddressKind.Delivery, isDefault: false);
        await world.Passkey(Customer, "Phone");
        await world.Member(customer, Coded, role: MemberRole.Reader);
        await world.Member(customer, Keyed, role: MemberRole.Reader);
        await world.Write(async db => (await db.Users.SingleAsync(u => u.Email == Coded)).CodeSecret = "sealed");
        await world.Link(Customer, "shop");
        await world.Contact(customer, "hanna", "Hanna Moos");
        await world.Contact(customer, "pia", "Pia Purchaser");
        await world.Member(customer, Pia, role: MemberRole.Purchasing);
        await world.Write(async db =>
        {
            var pia = await db.Memberships.SingleAsync(m => m.Role == MemberRole.Purchasing);
            (pia.ContactId, pia.Scopes) = (await db.Contacts.Where(c => c.Number == "pia").Select(c => c.Id).SingleAsync(), new DocumentScopes(MemberScope.Company, MemberScope.None, MemberScope.None));
            db.Sites.Add(new Site { Number = "harbour", Name = "Hafen Hamburg", CustomerId = customer.Id });
        });
        var manager = await world.Staff("Max Manager", Manager, StaffRole.Manager);
        await world.Staff("Olga Admin", Administrator, StaffRole.Administrator);
        await world.StaffWith("Petra Phone", "petra@nordwind.example", StaffRight.AnswerComplaints, StaffRight.SeeInvoices);
        await world.Write(db => db.Database.ExecuteSqlRawAsync("""UPDATE "OwnRoles" SET "Number" = 'phone', "Name" = 'Telefondienst'"""));
        await world.Order(customer, "A-1001", -5, null, "Chai", "Queso Cabrales", "Käse mit einem langen Namen, der umbrechen muss");
        await world.Order(customer, "A-1002", 5);
        await world.Order(customer, "A-1003", -20, -18);
        await world.Order(customer, "A-1004", -40, -31);
        await world.Invoice(customer, "R-2001", -4, 1234.5m, paid: 200, order: "A-1003", issued: 18);
        await world.Invoice(customer, "R-2002", 1, 99, issued: 13);
        await world.Invoice(customer, "R-2003", -20, 480, paid: 480, order: "A-1004", issued: 14);
        var filer = await world.ActorOf(Customer);
        await CustomerFile(app, customer, manager.Id, agent.Id);
        await Requests(app, customer, filer);
        var staff = new StaffActor(filer.Id + 1, "Anna Agent", agent.Id, StaffRole.Agent);
        await Complaints(app, filer, staff);
        await Learning(app, manager.Id);
        await app.RunJob("delivery-counts");
        await world.Write(db =>
        {
            db.Absences.Add(new Absence { StaffId = agent.Id, From = world.Clock.Today, Until = world.Clock.Today.AddDays(4), DeputyId = manager.Id });
            return Task.CompletedTask;
        });
        app.Mail.Answer = line => line.StartsWith("RCPT TO:<nobody@", StringComparison.Ordinal) ? "550 no such user" : null;
        await Newsletters.Build(app);
        await Registrations.Build(app);
        await Inquiries.Build(app);
        await Views(app, filer);
        await world.Mail("nobody@alfreds.example", "Closed: BS-2");
        await app.RunJob("housekeeping");
    }
}
