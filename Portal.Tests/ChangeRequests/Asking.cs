using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.ChangeRequests;
using Portal.Tests.Support;

namespace Portal.Tests.ChangeRequests;

/// <summary>A company whose people may ask for different things, another company, and staff who may decide different things.</summary>
internal sealed class Asking(PortalApp app) : IAsyncDisposable
{
    public const string Maria = "maria@alfreds.example", Ada = "ada@alfreds.example", Fay = "fay@alfreds.example", Rita = "rita@alfreds.example", Bob = "bob@alfreds.example", Stranger = "b@beta.example";
    public const string Max = "max@nordwind.example", Mona = "mona@nordwind.example", Eva = "eva@nordwind.example", Agent = "anna@nordwind.example";
    public const string Page = "/account/company/request", Form = "form.card", Back = "section.card form", Company = "/account/company", Number = "K-10001";
    public const string NewIban = "DE89370400440532013000", VatId = "DE136308783", Two = "--Portal:FourEyes=DecideOnBankData";

    public static readonly (string, string)[]
        Bank = [("Input.Holder", "Alfreds Futterkiste"), ("Input.Iban", "de89 3704 0044 0532 0130 00"), ("Input.Bic", "COBADEFFXXX"), ("Input.Bank", "Commerzbank"), ("Input.Reason", "A new account")],
        Legal = [("Input.Name", "Alfreds Futterkiste GmbH"), ("Input.VatId", "DE 136 308 783"), ("Input.Reason", "We are a GmbH now")];

    public PortalApp App => app;

    public static async Task<Asking> Open(string provider = "Sqlite", params string[] settings)
    {
        var app = await PortalApp.Start(provider, settings);
        var alfreds = await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Member(alfreds, Ada);
        foreach (var (email, role) in new[] { (Fay, MemberRole.Finance), (Rita, MemberRole.Reader), (Bob, MemberRole.Purchasing) }) await app.World.Member(alfreds, email, role: role);
        await app.World.Change(alfreds, c => c.Country = "DE");
        await app.World.Customer("Beta", Stranger);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.World.Staff("Mona Manager", Mona, StaffRole.Manager);
        await app.World.Staff("Eva Account", Eva, StaffRole.AccountManager);
        await app.World.Staff("Anna Agent", Agent);
        return new Asking(app);
    }

    public Task<Visitor> As(string email) => app.Visit().SignIn(email);

    /// <summary>Asks, and gives the request's number.</summary>
    public async Task<string> Ask(string email, (string, string)[] values, params (string Field, string Name, byte[] Bytes)[] files)
    {
        using var visitor = await As(email);
        var answer = await visitor.Attach(Page, Form, files, values);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{answer.StatusCode}: {(await Visitor.Parse(answer)).QuerySelector("main")?.TextContent} {visitor.LastError}");
        return await app.World.Read(db => db.ChangeRequests.OrderByDescending(r => r.Id).Select(r => r.Number).FirstAsync());
    }

    /// <summary>The decision as the page carries it, on the request as it stands.</summary>
    public static async Task<RequestDecision> Seen(Desk desk, string number, string answer = "") =>
        await desk.Get<IRequestDesk>().Read(number) is { } sheet ? new RequestDecision { Version = sheet.Version, Seen = sheet.Seen, Answer = answer } : new RequestDecision { Answer = answer };

    /// <summary>Gives the company an account.</summary>
    public Task Account(string iban = "NL91ABNA0417164300") => app.World.Write(async db => db.BankAccounts.Add(new BankAccount
    {
        CustomerId = await db.Customers.Where(c => c.Number == Number).Select(c => c.Id).SingleAsync(), Holder = "Alfreds", Iban = iban, Bic = "ABNANL2A", Bank = "ABN",
    }));

    /// <summary>Everything that a refused write must leave as it was.</summary>
    public Task<string> Snapshot() => app.World.Read(async db => string.Join(',',
        await db.Customers.SumAsync(c => c.Version), await db.BankAccounts.SumAsync(b => b.Version), await db.ChangeRequests.SumAsync(r => r.Version), await db.ChangeRequests.CountAsync(),
        await db.RequestedChanges.CountAsync(), await db.RequestFiles.CountAsync(), await db.CustomerDecisions.CountAsync(), await db.Events.CountAsync(), await db.Mails.CountAsync(), await db.FormPosts.CountAsync(),
        string.Join('|', await db.ChangeRequests.OrderBy(r => r.Id).Select(r => r.State).ToListAsync())));

    /// <summary>How many lines of a kind the audit has.</summary>
    public Task<int> Audited(string kind) => app.World.Read(db => db.Audit.CountAsync(a => a.Kind == kind));

    public static async Task<string> Text(HttpResponseMessage answer) => (await Visitor.Parse(answer)).QuerySelector("main")!.TextContent;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
