using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Staff;
using Portal.Tests.Support;

namespace Portal.Tests.Isolation;

/// <summary>Somebody who walks the portal.</summary>
/// <param name="Hidden">Words that must stand in no page she gets.</param>
internal sealed record Persona(string Name, Visitor Visitor, params string[] Hidden);

/// <summary>Company A with everything in it, company B with nothing, and people of every role and scope.</summary>
internal static class Personas
{
    private const string Orders = "Secret tea", Invoices = "R-1", Complaints = "Secret subject", Begun = "Secretly begun subject";

    private static readonly (string Name, MemberRole Role, DocumentScopes Scopes, string[] Hidden)[] OfA =
    [
        ("purchasing", MemberRole.Purchasing, DocumentScopes.UsualFor(MemberRole.Purchasing), []),
        ("finance", MemberRole.Finance, DocumentScopes.UsualFor(MemberRole.Finance), [Complaints]),
        ("support", MemberRole.Support, DocumentScopes.UsualFor(MemberRole.Support), [Invoices]),
        ("reader", MemberRole.Reader, DocumentScopes.UsualFor(MemberRole.Reader), []),
        ("reader, another site", MemberRole.Reader, DocumentScopes.Of(MemberScope.Site), [Orders, Invoices, Complaints]),
        ("purchasing, own", MemberRole.Purchasing, DocumentScopes.Of(MemberScope.Own), [Orders, Invoices, Complaints]),
        ("reader, nothing", MemberRole.Reader, DocumentScopes.Nothing, [Orders, Invoices, Complaints]),
    ];

    public const string Administrator = "administrator", Seen = "administrator, seen by staff";

    private const string Looker = "looker@nordwind.example";

    public static async Task Build(PortalApp app)
    {
        var a = await app.World.Customer("Alpha GmbH", "a@alpha.example");
        await app.World.Customer("Beta GmbH", "b@beta.example");
        await app.World.Passkey("a@alpha.example", "secret phone");
        await app.World.Staff("Agent", "agent@nordwind.example", number: "anna");
        await app.World.Staff("Looker", Looker, StaffRole.AccountManager);
        await app.World.Address(a, "secret-a", "Secret street 1");
        await app.World.Contact(a, "secret-a", "Secret Sam");
        long other = 0;
        await app.World.Write(async db =>
        {
            db.Sites.Add(new Site { Number = "secret-a", Name = "Secret site", CustomerId = a.Id });
            var elsewhere = new Site { Number = "elsewhere", Name = "Elsewhere", CustomerId = a.Id };
            db.Sites.Add(elsewhere);
            await db.SaveChangesAsync();
            other = elsewhere.Id;
            // A's own user is this contact, so that the company's list of users holds something secret, too.
            (await db.Memberships.SingleAsync(m => m.CustomerId == a.Id)).ContactId = await db.Contacts.Where(c => c.Number == "secret-a").Select(c => c.Id).SingleAsync();
        });
        foreach (var (name, role, scopes, _) in OfA) await app.World.Member(a, Mail(name), scopes, other, role);
        await app.World.Order(a, "A-1", 5, null, "Secret tea");
        await app.World.Invoice(a, "R-1", 5, 100, order: "A-1");
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        var answer = await visitor.Attach("/complaints/new?order=A-1", "form.card", [("Files", "shelf.jpg", Pictures.Jpeg())], ("Draft.Subject", "Secret subject"), ("Draft.Text", "Secret text"));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        answer = await visitor.Attach("/account/company/request", "form.card", [("Files", "proof.jpg", Pictures.Jpeg())], ("Input.Name", "Secret Alpha SE"), ("Input.Reason", "Secret reason"));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        await app.World.Started(await app.World.ActorOf("a@alpha.example"), "A-1", Begun, "Secretly begun");
        // The walk names them; numbers are never changed by the product.
        foreach (var (table, number) in new[] { ("Complaints", "BS-A"), ("ChangeRequests", "AA-A") })
        {
            var sql = app.Databases.Provider.Name == "SqlServer" ? $"UPDATE [{table}] SET [Number] = '{number}'" : $"UPDATE \"{table}\" SET \"Number\" = '{number}'";
            await app.World.Write(db => db.Database.ExecuteSqlRawAsync(sql));
        }
    }

    /// <summary>Everybody who is, or may be taken for, a customer: company A's people first, then another company, staff and nobody.</summary>
    public static async Task<List<Persona>> OfCustomers(PortalApp app)
    {
        var personas = new List<Persona> { new(Administrator, await app.Visit().SignIn("a@alpha.example")) };
        foreach (var (name, _, _, hidden) in OfA) personas.Add(new Persona(name, await app.Visit().SignIn(Mail(name)), [Begun, .. hidden]));
        personas.Add(new Persona(Seen, await Views.Viewer.See(app, Looker, "a@alpha.example"), Begun));
        personas.Add(new Persona("another company", await app.Visit().SignIn("b@beta.example"), "Secret", "Alpha"));
        personas.Add(new Persona("staff", await app.Visit().SignIn("agent@nordwind.example"), "Secret", "Alpha"));
        personas.Add(new Persona("nobody", app.Visit(), "Secret", "Alpha"));
        return personas;
    }

    /// <summary>Everybody who may be taken for staff: each role, a customer and nobody.</summary>
    public static async Task<List<Persona>> OfStaff(PortalApp app)
    {
        var personas = new List<Persona>();
        foreach (var role in StaffRights.BuiltIn)
        {
            var mail = $"{role}@nordwind.example".ToLowerInvariant();
            if (role != StaffRole.Agent) await app.World.Staff($"{role}", mail, role);
            personas.Add(new Persona(PeopleWords.Of(role).ToLowerInvariant(), await app.Visit().SignIn(mail)));
        }
        await app.World.StaffWith("Nothing", "nothing@nordwind.example");
        personas.Add(new Persona("own role, no right", await app.Visit().SignIn("nothing@nordwind.example"), "R-1"));
        personas.Add(new Persona("customer", await app.Visit().SignIn("a@alpha.example"), "Secret street"));
        personas.Add(new Persona("nobody", app.Visit(), "Secret", "Alpha"));
        return personas;
    }

    private static string Mail(string name) => $"{name.Replace(", ", ".", StringComparison.Ordinal).Replace(' ', '-')}@alpha.example";
}
