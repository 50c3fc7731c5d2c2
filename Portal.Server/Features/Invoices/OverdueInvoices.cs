using Portal.Server.Data;

namespace Portal.Server.Features.Invoices;

/// <summary>What is owed past its due date: the one definition for lists, sums and files.</summary>
internal static class OverdueInvoices
{
    public static IQueryable<Invoice> Of(PortalDb db, DateOnly today) => db.Invoices.Where(i => i.DueOn < today && i.Paid < i.Total);
}
