using Portal.Server.Data.Bulk;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Demo;

/// <summary>Writes invoices, made as the portal issues them, and what was paid for them by yesterday.</summary>
internal sealed class InvoiceBook(BulkWriter writer, DemoFrame frame, NumberBook numbers)
{
    private readonly WorkDays days = frame.Days;
    private readonly Dictionary<long, Product> products = [];

    public Invoice Write(CustomerCast customer, OrderPlan plan, Order order, Dice dice)
    {
        var days30 = customer.Plan.Class == CustomerClass.A || customer.Plan.Country.Code != "DE";
        if (products.Count == 0) foreach (var article in frame.Assortment.Articles) products.Add(article.Product.Id, article.Product);
        var (company, language) = (frame.Settings.Company, customer.Customer.Language);
        var scheme = SchemeOf(customer);
        var parties = new Parties(
            company.Name, company.Address, company.VatId, company.TaxNumber, customer.Customer.Name, customer.Billing, scheme == TaxScheme.Domestic ? "" : customer.Customer.VatId);
        var facts = new IssueFacts(
            plan.InvoicedOn, plan.InvoicedOn.AddDays(days30 ? 30 : 14), plan.PartOn ?? plan.ArrivesOn, plan.ArrivesOn, scheme, parties, language,
            In(language, () => T("Freight", "Fracht")), frame.Settings.Invoices.TaxPercent / 100)
        { Products = products };
        var invoice = Invoice.Issue(numbers.Take(plan.InvoicedOn), order, facts);
        if (!plan.Owed) Pay(customer.Plan, invoice, dice);
        else if (plan.HalfPaid) invoice.Pay(days.SameOrNext(invoice.DueOn), Math.Round(invoice.Total / 2, 2));
        writer.Add(invoice);
        return invoice;
    }

    /// <summary>Businesses in the Union and whoever is outside it pay no German tax; people in the Union do.</summary>
    private static TaxScheme SchemeOf(CustomerCast customer) => customer.Plan.Country switch
    {
        { Code: "DE" } => TaxScheme.Domestic,
        { IsInUnion: true } => customer.Plan.IsPerson ? TaxScheme.Domestic : TaxScheme.IntraUnion,
        _ => TaxScheme.Export,
    };

    /// <summary>Mostly as this customer always pays; some in two parts, some forgotten.</summary>
    private void Pay(CustomerPlan customer, Invoice invoice, Dice dice)
    {
        if (dice.Chance(0.015) && invoice.IssuedOn > days.Today.AddDays(-100)) return;
        var on = invoice.DueOn.AddDays(customer.PaysAfter + dice.Between(-2, 2));
        if (on <= invoice.IssuedOn) on = invoice.IssuedOn.AddDays(2);
        on = days.SameOrNext(on);
        var part = customer.Class == CustomerClass.A && dice.Chance(0.03) ? Math.Round(invoice.Total / 2, 2) : 0;
        if (part > 0 && on <= days.Yesterday) invoice.Pay(on, part);
        if (part > 0) on = days.Add(on, 10);
        if (on <= days.Yesterday) invoice.Pay(on, invoice.Total - part);
    }
}
