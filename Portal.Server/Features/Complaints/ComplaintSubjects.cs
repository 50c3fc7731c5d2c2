using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>What a new complaint is about, as it was typed or came with a link.</summary>
internal sealed record AskedSubject(string? Order, int? Line, string? Invoice, string Quantity)
{
    public static AskedSubject Of(ComplaintDraft draft) => new(draft.OrderNumber, draft.Line, draft.InvoiceNumber, draft.Quantity);
}

/// <summary>The records a new complaint is about, as whoever files it may see them.</summary>
internal sealed record FoundSubject(Order? Order, OrderLine? Line, Invoice? Invoice, decimal? Quantity)
{
    /// <summary>Finds order, line and invoice: another customer's are as unknown as those that never were.</summary>
    /// <param name="customer">Whose they must be; the customer's context shows nobody else's anyway.</param>
    public static async Task<Outcome<FoundSubject>> Find(PortalDb db, long customer, AskedSubject asked, CancellationToken cancel)
    {
        var invoice = string.IsNullOrWhiteSpace(asked.Invoice) ? null : await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Number == asked.Invoice && i.CustomerId == customer, cancel);
        if (invoice is null && !string.IsNullOrWhiteSpace(asked.Invoice)) return NoInvoice;
        if (string.IsNullOrWhiteSpace(asked.Order)) return new FoundSubject(null, null, invoice, null);
        var order = await db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Number == asked.Order && o.CustomerId == customer, cancel);
        if (order is null) return NoOrder;
        if (asked.Line is null) return new FoundSubject(order, null, invoice, null);
        var line = await db.OrderLines.AsNoTracking().SingleOrDefaultAsync(l => l.OrderId == order.Id && l.Position == asked.Line, cancel);
        if (line is null) return NoOrder;
        if (string.IsNullOrWhiteSpace(asked.Quantity)) return new FoundSubject(order, line, invoice, null);
        return Amounts.Read(asked.Quantity) is { } quantity && quantity > 0 && quantity <= line.Quantity ? new FoundSubject(order, line, invoice, quantity)
            : Outcome.Invalid(nameof(ComplaintDraft.Quantity), T($"Say how many of the {line.Quantity:0.####} are affected.", $"Sagen Sie, wie viele der {line.Quantity:0.####} betroffen sind."));
    }

    /// <summary>What a number names that somebody typed without saying of what: an order, else an invoice, else nothing.</summary>
    public static async Task<FoundSubject> Named(PortalDb db, long customer, string number, CancellationToken cancel)
    {
        foreach (var typed in new[] { number, number.ToUpperInvariant() }.Where(n => n.Length > 0).Distinct())
        {
            foreach (var asked in new[] { new AskedSubject(typed, null, null, ""), new AskedSubject(null, null, typed, "") })
            {
                if (await Find(db, customer, asked, cancel) is { Succeeded: true } found) return found.Value;
            }
        }
        return new FoundSubject(null, null, null, null);
    }

    private static Problem NoOrder => Outcome.Invalid(nameof(ComplaintDraft.OrderNumber), T(
        "There is no such order. Choose one of yours, or leave it open.", "Diesen Auftrag gibt es nicht. Wählen Sie einen Ihrer Aufträge, oder lassen Sie das Feld frei."));

    private static Problem NoInvoice => Outcome.Invalid(nameof(ComplaintDraft.InvoiceNumber), T(
        "There is no such invoice. Choose one of yours, or leave it open.", "Diese Rechnung gibt es nicht. Wählen Sie eine Ihrer Rechnungen, oder lassen Sie das Feld frei."));
}
