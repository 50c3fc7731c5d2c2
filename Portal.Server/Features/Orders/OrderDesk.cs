using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Orders;

namespace Portal.Server.Features.Orders;

/// <inheritdoc cref="IOrderDesk"/>
internal sealed class OrderDesk(Databases databases, CurrentActor current, Clock clock) : IOrderDesk
{
    public async Task<Page<DeskOrderRow>> List(DeskOrderList list, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var orders = OrderReading.Of(db.Orders, list.Filter, clock.Today);
        foreach (var word in SearchWords.Asked(list.Search))
        {
            var hits = SearchIndex.Hits(db, SearchKind.Order, word);
            var products = SearchIndex.Hits(db, SearchKind.Product, word);
            var names = SearchIndex.Hits(db, SearchKind.Customer, word);
            orders = orders.Where(o => hits.Contains(o.Number) || db.Customers.Any(c => c.Id == o.CustomerId && names.Contains(c.Number))
                || o.Lines.Any(l => products.Contains(l.ProductNumber)));
        }
        return await OrderReading.ListForStaff(db, orders, list.At, clock.Today, cancel);
    }

    public async Task<DeskOrder?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        if (await OrderReading.Read(db, number, clock, cancel) is not { } order) return null;
        var of = await (from o in db.Orders
                        where o.Number == number
                        join c in db.Customers on o.CustomerId equals c.Id
                        select new { c.Number, c.Name, o.Version, CanPromise = o.DeliveredOn == null && o.CancelledOn == null }).SingleAsync(cancel);
        return new DeskOrder(order, of.Number, of.Name, of.Version, of.CanPromise);
    }

    public async Task<Page<OrderSummary>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        // The id first: with the customer joined in, the database would not page along the index.
        var customer = await db.Customers.Where(c => c.Number == customerNumber).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        return await OrderReading.List(db.Orders.Where(o => o.CustomerId == customer), at, clock.Today, cancel);
    }

    public Task<Outcome> Promise(string number, int version, PromiseDraft draft, CancellationToken cancel) =>
        Change(number, version, (order, actor) => draft.Date is { } date
            ? order.MovePromise(date, draft.Reason, actor, clock.Now, clock.Today)
            : Outcome.Invalid(nameof(draft.Date), Texts.T("Choose the day.", "Wählen Sie den Tag.")), cancel);

    public Task<Outcome> Correct(string number, int version, OrderCorrection correction, CancellationToken cancel) =>
        Change(number, version, (order, actor) => order.Amend(correction, actor, clock.Now), cancel);

    private async Task<Outcome> Change(string number, int version, Func<Order, StaffActor, Outcome> change, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var order = await db.Orders.SingleOrDefaultAsync(o => o.Number == number, cancel);
            if (order is null) return Outcome.NotFound;
            if (order.Version != version) return Outcome.Stale;
            var outcome = change(order, actor);
            return outcome.Succeeded ? true : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }
}
