using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Orders;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Invoices;

/// <summary>An order that can be invoiced, with what the invoice takes from elsewhere.</summary>
internal sealed record Invoiceable(Order Order, Customer Customer, Address Address, IReadOnlyDictionary<long, Product> Products);

/// <summary>Says whether and how an order is invoiced: one definition for the proposal, the preview and the issue.</summary>
internal sealed class InvoiceIssuing(PortalSettings settings, Clock clock)
{
    private static readonly HashSet<string> Union =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    public async Task<Outcome<Invoiceable>> Find(PortalDb db, string orderNumber, CancellationToken cancel)
    {
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Deliveries).AsSplitQuery().SingleOrDefaultAsync(o => o.Number == orderNumber, cancel);
        if (order is null) return Outcome.NotFound;
        if (Check(order) is { } problem) return problem;
        var earlier = await db.Invoices.Where(i => i.OrderId == order.Id && i.Kind == InvoiceKind.Invoice && i.CancelledOn == null).Select(i => i.Number).FirstOrDefaultAsync(cancel);
        if (earlier is not null) return Outcome.Refused(T($"The order is invoiced already: {earlier}.", $"Zu diesem Auftrag gibt es schon eine Rechnung: {earlier}."));
        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == order.CustomerId, cancel);
        var address = await db.Addresses.AsNoTracking().Where(a => a.CustomerId == customer.Id && a.Kind == AddressKind.Billing)
            .OrderByDescending(a => a.IsDefault).ThenBy(a => a.Id).FirstOrDefaultAsync(cancel);
        if (address is null || address.City.Length == 0)
            return Outcome.Refused(T($"{customer.Name} has no billing address. Enter one first.", $"{customer.Name} hat keine Rechnungsanschrift. Tragen Sie zuerst eine ein."));
        var ids = order.Lines.Select(l => l.ProductId).OfType<long>().Distinct().ToArray();
        var products = await db.Products.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return new Invoiceable(order, customer, address, products);
    }

    public IssueDraft Propose(Invoiceable found)
    {
        var days = found.Order.Deliveries.Select(d => d.DeliveredOn ?? d.ShippedOn).OfType<DateOnly>().DefaultIfEmpty(clock.Today).ToList();
        return new IssueDraft
        {
            FormKey = Guid.NewGuid(), OrderNumber = found.Order.Number, SuppliedFrom = days.Min(), SuppliedTo = days.Max(),
            DueOn = clock.Today.AddDays(settings.Invoices.DueDays), Scheme = SchemeOf(found.Customer),
        };
    }

    /// <summary>What the draft decides, put together with what order and customer say; or what is wrong with the draft.</summary>
    public Outcome<IssueFacts> Facts(Invoiceable found, IssueDraft draft)
    {
        var (company, customer) = (settings.Company, found.Customer);
        if (draft.SuppliedFrom is not { } from) return Outcome.Invalid(nameof(draft.SuppliedFrom), T("Say when it was supplied.", "Geben Sie an, wann geliefert wurde."));
        if (draft.DueOn is not { } due || due < clock.Today) return Outcome.Invalid(nameof(draft.DueOn), T("Choose a day from today on.", "Wählen Sie einen Tag ab heute."));
        if (draft.SuppliedTo < from) return Outcome.Invalid(nameof(draft.SuppliedTo), T("The last day lies before the first.", "Der letzte Tag liegt vor dem ersten."));
        if (draft.Scheme is TaxScheme.IntraUnion or TaxScheme.ReverseCharge && (customer.VatId.Length == 0 || company.VatId.Length == 0))
        {
            return Outcome.Invalid(nameof(draft.Scheme), customer.VatId.Length == 0
                ? T($"{customer.Name} has no VAT ID, which an invoice without tax must name.", $"{customer.Name} hat keine USt-IdNr.; eine Rechnung ohne Steuer muss sie nennen.")
                : T("The company has no VAT ID (setting Portal:Company:VatId).", "Das Unternehmen hat keine USt-IdNr. (Einstellung Portal:Company:VatId)."));
        }
        var parties = In(customer.Language, () => new Parties(
            company.Name, company.Address, company.VatId, company.TaxNumber, customer.Name, Lines(found.Address), draft.Scheme == TaxScheme.Domestic ? "" : customer.VatId));
        return new IssueFacts(
            clock.Today, due, from, draft.SuppliedTo ?? from, draft.Scheme, parties, customer.Language,
            In(customer.Language, () => T("Freight", "Fracht")), settings.Invoices.TaxPercent / 100)
        { Products = found.Products };
    }

    private Problem? Check(Order order)
    {
        if (order.CancelledOn is not null) return Outcome.Refused(T("The order was cancelled.", "Der Auftrag wurde storniert."));
        if (order.Lines.Count == 0) return Outcome.Refused(T("The order has no lines.", "Der Auftrag hat keine Positionen."));
        var (company, missing) = (settings.Company, "");
        if (company.Address.Length == 0) missing = "Portal:Company:Address";
        else if (company.VatId.Length + company.TaxNumber.Length == 0) missing = "Portal:Company:VatId";
        return missing.Length == 0 ? null : Outcome.Refused(T(
            $"An invoice must name the company's address and its VAT ID or tax number. The setting {missing} is empty.",
            $"Eine Rechnung muss Anschrift und USt-IdNr. oder Steuernummer des Unternehmens nennen. Die Einstellung {missing} ist leer."));
    }

    /// <summary>As the customer's country and VAT ID suggest; whoever issues the invoice decides.</summary>
    private TaxScheme SchemeOf(Customer customer) => customer.Country switch
    {
        "" => TaxScheme.Domestic,
        var country when country == settings.Company.Country => TaxScheme.Domestic,
        var country when Union.Contains(country) => customer.VatId.Length > 0 ? TaxScheme.IntraUnion : TaxScheme.Domestic,
        _ => TaxScheme.Export,
    };

    private string Lines(Address address) => PostalLines.Of(address.Street, address.PostalCode, address.City, address.Region, address.Country, settings.Company.Country);
}
