using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Shared.Complaints;
using Portal.Shared.Inquiries;
using Portal.Tests.Support;

namespace Portal.Tests.Inquiries;

/// <summary>Writing without signing in, as a browser without a script does it, and the staff who answer.</summary>
internal static class ContactPages
{
    public const string Page = "/contact", Form = "form.card", Uwe = "uwe@unknown.example", Maria = "maria@alfreds.example",
        Anna = "anna@nordwind.example", Ben = "ben@nordwind.example", Mia = "mia@nordwind.example";

    /// <summary>Two agents and a marketer; Alfreds Futterkiste (K-10001) with Maria, and Beta (K-10002) with Bert.</summary>
    public static async Task<PortalApp> Start(string provider = "Sqlite", params string[] settings)
    {
        var app = await PortalApp.Start(provider, settings);
        await app.World.Staff("Anna Agent", Anna);
        await app.World.Staff("Ben Agent", Ben);
        await app.World.Staff("Mia Marketer", Mia, StaffRole.Marketer);
        var alfreds = await app.World.Customer("Alfreds Futterkiste", Maria);
        var beta = await app.World.Customer("Beta GmbH", "bert@beta.example");
        await app.World.Order(alfreds, "A-1", 5);
        await app.World.Order(beta, "B-1", 5);
        await app.World.Invoice(alfreds, "R-1", 5, 100);
        return app;
    }

    public static (string Name, string Value)[] Filled(string email, params (string Name, string Value)[] others)
    {
        var fields = new Dictionary<string, string>
        {
            ["Input.Kind"] = "Complaint", ["Input.Name"] = "Uwe Unknown", ["Input.Email"] = email, ["Input.Company"] = "Unknown Ltd", ["Input.Subject"] = "Wet tea", ["Input.Text"] = "It arrived wet.\nAll of it.",
        };
        foreach (var (name, value) in others) fields[$"Input.{name}"] = value;
        return [.. fields.Select(f => (f.Key, f.Value))];
    }

    public static async Task<HttpResponseMessage> Send(this PortalApp app, string email, params (string Name, string Value)[] others)
    {
        using var visitor = app.Visit();
        return await visitor.Submit(Page, Form, Filled(email, others));
    }

    /// <summary>The ways that the mails to an address show, the latest last.</summary>
    public static async Task<string> Link(this PortalApp app, string email, int mail = 1)
    {
        await app.Mail.Next(_ => Asked(app, email).Count >= mail);
        return "/" + Regex.Match(Asked(app, email)[mail - 1].Text, "contact/[0-9A-F]+").Value;
    }

    public static List<SunkMail> Asked(this PortalApp app, string email) => [.. app.Mail.Mails.Where(m => m.To == email && m.Text.Contains("/contact/", StringComparison.Ordinal))];

    /// <summary>Confirms as whoever gets the mail does.</summary>
    public static async Task<HttpResponseMessage> Confirm(this PortalApp app, string email, int mail = 1)
    {
        using var visitor = app.Visit();
        return await visitor.Submit(await app.Link(email, mail), Form);
    }

    /// <summary>Writes and confirms.</summary>
    /// <returns>The inquiry's number.</returns>
    public static async Task<string> Confirmed(this PortalApp app, string email, params (string Name, string Value)[] others)
    {
        var earlier = app.Asked(email).Count;
        await app.Send(email, others);
        using var visitor = app.Visit();
        Assert.Equal($"{Page}?done=confirmed", visitor.Place(await app.Confirm(email, earlier + 1)));
        return await app.World.Read(db => db.Inquiries.Where(i => i.Email == email && i.State == InquiryState.Open).OrderByDescending(i => i.Id).Select(i => i.Number).FirstAsync());
    }

    public static async Task<int> Version(this PortalApp app, string number) => await app.World.Read(db => db.Inquiries.Where(i => i.Number == number).Select(i => i.Version).SingleAsync());

    public static async Task<InquiryAnswerForm> Reply(this PortalApp app, string number, string text = "We are sorry.", bool close = true) =>
        new() { FormKey = Guid.NewGuid(), Version = await app.Version(number), Text = text, Close = close };

    public static async Task<InquiryCloseForm> Closing(this PortalApp app, string number) => new() { FormKey = Guid.NewGuid(), Version = await app.Version(number) };

    public static EnteredComplaint Entered(string customer) => new()
    {
        FormKey = Guid.NewGuid(), Customer = customer, Channel = Channel.Form, Subject = "Wet tea", Text = "It arrived wet.",
    };
}
