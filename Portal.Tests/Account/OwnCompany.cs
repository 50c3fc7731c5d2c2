using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Customers;
using Portal.Tests.Support;

namespace Portal.Tests.Account;

/// <summary>A company with an administrator and others, two addresses and a contact; and another company.</summary>
internal sealed class OwnCompany : IAsyncDisposable
{
    public const string Maria = "maria@alfreds.example", Bob = "bob@alfreds.example", Rita = "rita@alfreds.example", Stranger = "b@beta.example";
    public const string Form = "form.card", Berlin = "/account/addresses/berlin";

    private OwnCompany(PortalApp app) => App = app;

    public PortalApp App { get; }

    public static async Task<OwnCompany> Open(string provider = "Sqlite")
    {
        var app = await PortalApp.Start(provider);
        var alfreds = await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Member(alfreds, Bob, role: MemberRole.Purchasing);
        await app.World.Member(alfreds, Rita, role: MemberRole.Reader);
        await app.World.Address(alfreds, "berlin", "Obere Str. 57");
        await app.World.Address(alfreds, "strand", "Strandpromenade 4", AddressKind.Delivery);
        await app.World.Contact(alfreds, "hanna", "Hanna Moos");
        await app.World.Write(async db => (await db.Customers.SingleAsync()).Country = "DE");
        var beta = await app.World.Customer("Beta", Stranger);
        await app.World.Address(beta, "beta", "Am Markt 1");
        await app.World.Contact(beta, "ben", "Ben Beta");
        return new OwnCompany(app);
    }

    public Task<Visitor> As(string email) => App.Visit().SignIn(email);

    public Task<Address> Address(string number) => App.World.Read(db => db.Addresses.AsNoTracking().SingleAsync(a => a.Number == number));

    /// <summary>What happened, oldest first: "address.changed by maria: Street".</summary>
    public Task<List<string>> Happened() => App.World.Read(async db => (await db.Events.OrderBy(e => e.Id).Select(e => new { e.Kind, e.Person!.ActorName, e.Arguments, e.Visible }).ToListAsync())
        .ConvertAll(e => $"{e.Kind} by {e.ActorName}: {Portal.Server.Data.EventLog.Argument(e.Arguments, "fields")}{(e.Visible ? "" : " (hidden)")}"));

    /// <summary>Everything that a refused write must leave as it was.</summary>
    public Task<string> Snapshot() => App.World.Read(async db => string.Join(',',
        await db.Addresses.SumAsync(a => a.Version), await db.Addresses.CountAsync(), await db.Contacts.SumAsync(c => c.Version), await db.Contacts.CountAsync(),
        await db.Customers.SumAsync(c => c.Version), await db.Events.CountAsync(), await db.Mails.CountAsync(), await db.FormPosts.CountAsync(),
        await db.AccountTokens.CountAsync(), await db.MutedMails.CountAsync(), string.Join('|', await db.Users.OrderBy(u => u.Id).Select(u => u.Email + u.DisplayName + u.PasswordHash).ToListAsync())));

    /// <summary>Posts a form of a page that was opened before to an address.</summary>
    public static Task<HttpResponseMessage> Post(Visitor visitor, IHtmlDocument page, string path, params (string, string)[] values)
    {
        page.QuerySelector<IHtmlFormElement>(Form)!.SetAttribute("action", path);
        return visitor.Post(page, path, Form, values);
    }

    public static async Task Saved(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.Found) return;
        Assert.Fail($"{answer.StatusCode}: {(await Visitor.Parse(answer)).QuerySelector("main")?.TextContent.Trim()}");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
