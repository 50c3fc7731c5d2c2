using Portal.Server.Data.Bulk;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>Writes invoices and what was paid for them by yesterday.</summary>
internal sealed class InvoiceBook(BulkWriter writer, WorkDays days, NumberBook numbers)
{
    public Invoice Write(CustomerCast customer, OrderPlan plan, Order order, IReadOnlyList<Article> articles, Dice dice)
    {
        var days30 = customer.Plan.Class == CustomerClass.A || customer.Plan.Country.Code != "DE";
        var net = order.Total + order.Freight;
        var tax = Tax(customer, order, articles);
        var invoice = new Invoice
        {
            Number = numbers.Take(plan.InvoicedOn), CustomerId = order.CustomerId, SiteId = order.SiteId, ContactId = order.ContactId, OrderId = order.Id,
            OrderNumber = order.Number, IssuedOn = plan.InvoicedOn, DueOn = plan.InvoicedOn.AddDays(days30 ? 30 : 14), Currency = order.Currency,
            Net = net, Tax = tax, Total = net + tax,
        };
        if (!plan.Owed) Pay(customer.Plan, invoice, dice);
        else if (plan.HalfPaid) invoice.Pay(days.SameOrNext(invoice.DueOn), Math.Round(invoice.Total / 2, 2));
        writer.Add(invoice);
        return invoice;
    }

    /// <summary>In Germany 7 % on food and 19 % on the rest and on freight; none on what leaves the country.</summary>
    private static decimal Tax(CustomerCast customer, Order order, IReadOnlyList<Article> articles)
    {
        if (customer.Plan.Country.Code != "DE") return 0;
        var reduced = order.Lines.Where((_, i) => articles[i].Tax == 7).Sum(l => l.Total);
        return Math.Round(reduced * 0.07m + (order.Total - reduced + order.Freight) * 0.19m, 2, MidpointRounding.AwayFromZero);
    }

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
