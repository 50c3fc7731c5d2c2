using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Registrations;
using Portal.Tests.Support;

namespace Portal.Tests.Registrations;

/// <summary>Registering as a browser without a script does it, and the staff who decide.</summary>
internal static class RegisterPages
{
    public const string Page = "/account/register", Form = "form.card", Petra = "petra@prospect.example", Max = "max@nordwind.example", Erika = "erika@nordwind.example", Agent = "anna@nordwind.example";

    /// <summary>Staff who may decide, and one who may not.</summary>
    public static async Task<PortalApp> Start(string provider = "Sqlite", params string[] settings)
    {
        var app = await PortalApp.Start(provider, settings);
        await app.World.Staff("Max Manager", Max, StaffRole.Manager);
        await app.World.Staff("Erika Manager", Erika, StaffRole.AccountManager);
        await app.World.Staff("Anna Agent", Agent);
        return app;
    }

    public static (string Name, string Value)[] Filled(string email, params (string Name, string Value)[] others)
    {
        var fields = new Dictionary<string, string>
        {
            ["Input.Kind"] = "Company", ["Input.Company"] = "Prospect GmbH", ["Input.Name"] = "Petra Prospect", ["Input.Email"] = email, ["Input.Phone"] = "+49 40 998877",
            ["Input.Street"] = "Am Markt 3", ["Input.PostalCode"] = "20095", ["Input.City"] = "Hamburg", ["Input.Country"] = "DE", ["Input.Interest"] = "Tea, two pallets a month.",
        };
        foreach (var (name, value) in others) fields[name.StartsWith("Input.", StringComparison.Ordinal) ? name : $"Input.{name}"] = value;
        return [.. fields.Select(f => (f.Key, f.Value))];
    }

    public static async Task<HttpResponseMessage> Register(this PortalApp app, string email, params (string Name, string Value)[] others)
    {
        using var visitor = app.Visit();
        return await visitor.Submit(Page, Form, Filled(email, others));
    }

    /// <summary>The way that the mail to an address shows.</summary>
    public static async Task<string> Link(this PortalApp app, string email) => Way((await app.Mail.Next(m => m.To == email && m.Text.Contains("account/register/", StringComparison.Ordinal))).Text);

    public static string Way(string text) => "/" + System.Text.RegularExpressions.Regex.Match(text, "account/register/[0-9A-F]+").Value;

    /// <summary>Registers and confirms.</summary>
    /// <returns>The registration's number.</returns>
    public static async Task<string> Confirmed(this PortalApp app, string email, params (string Name, string Value)[] others)
    {
        await app.Register(email, others);
        using var visitor = app.Visit();
        var link = await app.Link(email);
        Assert.Equal($"{Page}?done=confirmed", visitor.Place(await visitor.Submit(link, Form)));
        return await app.World.Read(db => db.Registrations.Where(r => r.Email == email && r.State == RegistrationState.Open).OrderByDescending(r => r.Id).Select(r => r.Number).FirstAsync());
    }

    public static async Task<int> Version(this PortalApp app, string number) => await app.World.Read(db => db.Registrations.Where(r => r.Number == number).Select(r => r.Version).SingleAsync());

    public static async Task<ApprovalForm> Approval(this PortalApp app, string number) => new() { FormKey = Guid.NewGuid(), Version = await app.Version(number) };

    public static async Task<LinkForm> Linking(this PortalApp app, string number, string customer, MemberRole role = MemberRole.Purchasing) =>
        new() { FormKey = Guid.NewGuid(), Version = await app.Version(number), Customer = customer, Role = role };

    public static async Task<RefusalForm> Refusal(this PortalApp app, string number, string reason = "We deliver to traders only.") =>
        new() { FormKey = Guid.NewGuid(), Version = await app.Version(number), Reason = reason };

    /// <summary>Everything that a refused step must leave as it was; the audit may grow.</summary>
    public static Task<string> Snapshot(this PortalApp app) => app.World.Read(async db => string.Join(',',
        await db.Customers.CountAsync(), await db.Contacts.CountAsync(), await db.Addresses.CountAsync(), await db.Users.CountAsync(), await db.Memberships.CountAsync(),
        await db.Memberships.SumAsync(m => m.Version), await db.Registrations.CountAsync(), await db.Registrations.SumAsync(r => r.Version), await db.Events.CountAsync(), await db.Mails.CountAsync(),
        await db.FormPosts.CountAsync(), await db.AccountTokens.CountAsync()));

    /// <summary>How many rows each table has, but for the audit.</summary>
    public static Task<Dictionary<string, int>> Rows(this PortalApp app) => app.World.Read(async db => new Dictionary<string, int>
    {
        ["registrations"] = await db.Registrations.CountAsync(), ["mails"] = await db.Mails.CountAsync(), ["users"] = await db.Users.CountAsync(), ["tokens"] = await db.AccountTokens.CountAsync(),
        ["events"] = await db.Events.CountAsync(), ["audit"] = await db.Audit.CountAsync(), ["posts"] = await db.FormPosts.CountAsync(), ["customers"] = await db.Customers.CountAsync(),
        ["contacts"] = await db.Contacts.CountAsync(), ["members"] = await db.Memberships.CountAsync(), ["sessions"] = await db.Sessions.CountAsync(), ["counters"] = await db.Counters.CountAsync(),
    });
}
