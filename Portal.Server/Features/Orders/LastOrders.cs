using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Orders;

/// <summary>
/// Keeps on customers the day of their latest order, which lists filter by. Whoever writes orders calls it in the same
/// transaction. It counts no version: nobody's edit of the customer is disturbed by an order.
/// </summary>
internal static class LastOrders
{
    public static Task Refresh(PortalDb db, IEnumerable<long> customers, CancellationToken cancel)
    {
        var ids = customers.Distinct().ToArray();
        // With the first order a prospect becomes a customer.
        return db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id) && db.Orders.Any(o => o.CustomerId == c.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.LastOrderOn, c => db.Orders.Where(o => o.CustomerId == c.Id).Max(o => (DateOnly?)o.OrderedOn))
            .SetProperty(c => c.Stage, CustomerStage.Customer), cancel);
    }
}
