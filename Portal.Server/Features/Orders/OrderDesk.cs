using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Orders;

namespace Portal.Server.Features.Orders;

/// <inheritdoc cref="IOrderDesk"/>
internal sealed class OrderDesk(Databases databases, CurrentActor current, Clock clock) : IOrderDesk
{
    public async Task<DeskOrder?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        if (await OrderReading.Read(db, number, clock, cancel) is not { } order) return null;
        var customer = await db.Customers.Where(c => db.Orders.Any(o => o.Number == number && o.CustomerId == c.Id))
            .Select(c => new { c.Number, c.Name }).SingleAsync(cancel);
        return new DeskOrder(order, customer.Number, customer.Name);
    }

    public async Task<Page<OrderSummary>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        // The id first: with the customer joined in, the database would not page along the index.
        var customer = await db.Customers.Where(c => c.Number == customerNumber).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        return await OrderReading.List(db.Orders.Where(o => o.CustomerId == customer), at, clock.Today, cancel);
    }
}
