using Microsoft.EntityFrameworkCore;
using Portal.Shared.Account;
using Portal.Tests.Account;
using Portal.Tests.Support;
using static Portal.Tests.Account.OwnCompany;

namespace Portal.Tests.CompanyUsers;

/// <summary>The pages on which a company says who uses the portal, as a browser without a script uses them.</summary>
internal static class UserPages
{
    public const string List = "/company/users", New = "/company/users/new", Carla = "carla@alfreds.example";

    public static Task<HttpResponseMessage> Invite(Visitor visitor, string email, string name, MemberRole role, MemberScope scope) =>
        visitor.Submit(New, Form, ("Input.Name", name), ("Input.Email", email), ("Input.Role", role.ToString()), ("Input.Orders", scope.ToString()), ("Input.Invoices", scope.ToString()), ("Input.Complaints", scope.ToString()));

    public static Task<HttpResponseMessage> Change(Visitor visitor, string number, MemberRole role, MemberScope scope) =>
        visitor.Submit($"{List}/{number}", Form, ("Input.Role", role.ToString()), ("Input.Orders", scope.ToString()), ("Input.Invoices", scope.ToString()), ("Input.Complaints", scope.ToString()));

    public static Task<HttpResponseMessage> Step(Visitor visitor, string number, string step) =>
        visitor.Submit($"{List}/{number}", "form.card + form.card, form.card ~ form.card", ("Do", step));

    public static Task<string> NumberOf(OwnCompany own, string email, string? company = null) => own.App.World.Read(db => (
        from m in db.Memberships
        join u in db.Users on m.UserId equals u.Id
        join c in db.Contacts on m.ContactId equals c.Id
        join customer in db.Customers on m.CustomerId equals customer.Id
        where u.Email == email && (company == null || customer.Name == company)
        orderby m.Id
        select c.Number).FirstAsync());

    public static string Link(string text) => "/" + System.Text.RegularExpressions.Regex.Match(text, @"account/reset\?token=[0-9A-F]+").Value;

    public static async Task<string> Text(HttpResponseMessage answer) => (await Visitor.Parse(answer)).QuerySelector("main")!.TextContent;
}
