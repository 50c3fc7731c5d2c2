using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Orders;
using Portal.Shared.Account;
using Portal.Shared.Invoices;
using Portal.Tests.Support;

namespace Portal.Tests.Invoices;

/// <summary>A portal with a company that may issue invoices, and shorthand for issuing them.</summary>
internal static class Issued
{
    public const string Clerk = "anna@nordwind.example", Agent = "ben@nordwind.example", Iban = "DE02120300000000202051";

    public static async Task<PortalApp> Start(string provider = "Sqlite", params string[] settings)
    {
        var app = await PortalApp.Start(provider,
            ["--Portal:Company:VatId=DE287654321", $"--Portal:Company:Iban={Iban}", "--Portal:Company:BankName=Hansebank", "--Portal:Company:Bic=BYLADEM1001", .. settings]);
        await app.World.Staff("Anna", Clerk, StaffRole.AccountManager);
        await app.World.Staff("Ben", Agent);
        return app;
    }

    /// <summary>A customer with a billing address and an order of so many lines.</summary>
    public static async Task<Customer> Customer(this PortalApp app, string name, string email, string order, int lines = 1, string country = "DE", string vatId = "", string language = "de")
    {
        var customer = await app.World.Customer(name, email, language);
        await app.World.Billing(customer, "Gänsemarkt 4", "20354", "Hamburg", country, vatId);
        await app.World.Order(customer, order, -10, -8, [.. Enumerable.Range(1, lines).Select(n => $"Käse Nr. {n}")]);
        return customer;
    }

    public static Task Order(this PortalApp app, string number, Action<Order> change) => app.World.Write(async db =>
        change(await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Number == number)));

    /// <summary>Issues as an account manager does from the order's page.</summary>
    public static async Task<string> Issue(this PortalApp app, string order, Action<IssueDraft>? decide = null)
    {
        await using var desk = await Desk.Of(app, Clerk);
        var draft = (await desk.Get<IInvoiceDesk>().Begin(order)).Value;
        decide?.Invoke(draft);
        return (await desk.Get<IInvoiceDesk>().Issue(draft)).Value;
    }

    /// <summary>The PDF as somebody of the customer gets it.</summary>
    public static async Task<byte[]> Pdf(this PortalApp app, string email, string number)
    {
        using var visitor = await app.Visit().SignIn(email);
        return await visitor.Http.GetByteArrayAsync($"/invoices/{number}/pdf");
    }
}
