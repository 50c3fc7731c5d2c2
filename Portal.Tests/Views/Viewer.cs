using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Views;

/// <summary>Somebody of the staff who sees the portal as a customer's user, in a browser without a script.</summary>
internal static class Viewer
{
    public const string Reason = "She asked on the phone where her order is.";

    private const string Token = "__RequestVerificationToken";

    /// <summary>Posts the form of the view page. That page itself is drawn by a circuit; the token is that of any page of hers.</summary>
    public static async Task<HttpResponseMessage> Start(Visitor staff, string customer, string person, string reason = Reason) =>
        await staff.Http.PostAsync($"/staff/customers/{customer}/views", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [Token] = await TokenOf(staff), ["Person"] = person, ["Reason"] = reason,
        }));

    public static async Task<string> TokenOf(Visitor staff) =>
        Visitor.Fields((await staff.Open("/staff/security")).QuerySelector<IHtmlFormElement>("form[action='/staff/appearance']")!)[Token];

    /// <summary>Signs in and opens a view.</summary>
    public static async Task<Visitor> See(PortalApp app, string staff, string email)
    {
        var visitor = await app.Visit().SignIn(staff);
        var (customer, person) = await Of(app, email);
        var answer = await Start(visitor, customer, person);
        Assert.True(answer.StatusCode == HttpStatusCode.Found && visitor.Place(answer) == "/", $"{answer.StatusCode} {answer.Headers.Location} {visitor.LastError}");
        return visitor;
    }

    /// <summary>The numbers of somebody's company and of herself.</summary>
    public static async Task<(string Customer, string Person)> Of(PortalApp app, string email)
    {
        var found = await app.World.Read(db => (
            from m in db.Memberships
            join u in db.Users on m.UserId equals u.Id
            join k in db.Customers on m.CustomerId equals k.Id
            join c in db.Contacts on m.ContactId equals c.Id
            where u.Email == email
            select new { Customer = k.Number, Person = c.Number }).SingleAsync());
        return (found.Customer, found.Person);
    }

    /// <summary>Ends the view by the button of the bar.</summary>
    public static async Task<HttpResponseMessage> End(Visitor visitor) => await visitor.Submit("/", ".view-bar form");

    public static async Task<bool> Sees(Visitor visitor) => (await visitor.Http.GetAsync("/")).StatusCode == HttpStatusCode.OK;

    public static Task<List<string>> Audit(PortalApp app) =>
        app.World.Read(db => db.Audit.Where(a => a.Kind.StartsWith("view.") || a.Kind == "staff.refused").OrderBy(a => a.Id).Select(a => a.Kind + " " + a.Payload!.Json).ToListAsync());
}
