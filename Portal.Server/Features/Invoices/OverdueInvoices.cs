using Portal.Server.Data;

namespace Portal.Server.Features.Invoices;

/// <summary>What is owed past its due date: the one definition for lists, sums and files.</summary>
internal static class OverdueInvoices
{
    public static IQueryable<Invoice> Of(PortalDb db, DateOnly today) => Of(db.Invoices, today);

    public static IQueryable<Invoice> Of(IQueryable<Invoice> invoices, DateOnly today) => invoices.Where(i => i.SettledOn == null && i.Paid < i.Total && i.DueOn < today);
}
