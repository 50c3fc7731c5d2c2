using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>Orders without their lines, with what was promised and what was delivered.</summary>
internal sealed class OrderImport(string currency, Clock clock) : RecordKind<Order>(
    "orders",
    Fields<Order>.Text(o => o.Number),
    Fields<Order>.Reference(To.Customer, "customer", o => o.CustomerId, needed: true),
    Fields<Order>.Reference(To.Contact, "contact", o => o.ContactId, (o, id) => o.ContactId = id),
    Fields<Order>.Reference(To.Staff, "staff", o => o.StaffId, (o, id) => o.StaffId = id),
    Fields<Order>.Of(o => o.OrderedOn, new DateType(), needed: true),
    Fields<Order>.Text(o => o.Reference),
    Fields<Order>.Of(o => o.Currency, new CurrencyType(currency)),
    Fields<Order>.Of(o => o.Freight, new NumberType()),
    OrderLedger.PromisedFor(clock), OrderLedger.PromiseReason, OrderLedger.ShippedOn, OrderLedger.DeliveredOn, OrderLedger.Carrier,
    Fields<Order>.Of(o => o.CancelledOn, new DateType()),
    Fields<Order>.Text(o => o.DeliverTo))
{
    protected override RecordBatch<Order> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(OrderImport kind, BatchInput input) : RecordBatch<Order>(kind, input)
    {
        private Dictionary<string, Outcome<string>> numbers = [];

        protected override async Task Insert(IReadOnlyList<Order> records)
        {
            await Place(records);
            await base.Insert(records);
            await LastOrders.Refresh(Db, records.Select(o => o.CustomerId), Cancel);
        }

        /// <summary>An order belongs to the site of whoever ordered it.</summary>
        private async Task Place(IReadOnlyList<Order> records)
        {
            var people = records.Where(o => o.ContactId is not null).Select(o => o.ContactId!.Value).Distinct().ToList();
            var sites = await Db.Contacts.Where(c => people.Contains(c.Id) && c.SiteId != null).ToDictionaryAsync(c => c.Id, c => c.SiteId, Cancel);
            foreach (var order in records.Where(o => o.ContactId is not null)) order.SiteId ??= sites.GetValueOrDefault(order.ContactId!.Value);
        }

        protected override IQueryable<Order> WithParts(IQueryable<Order> all) => all.Include(o => o.Deliveries.OrderBy(d => d.Id));

        protected override Outcome Check(Row row) => SameCustomer(row, To.Contact, "contact");

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh) =>
            numbers = await new NumberGiver(Db, Db.Orders.Select(o => o.Number), Cancel)
                .Give(fresh, Numbers.Series("AU", Clock.Today.Year), n => Numbers.Write("AU", Clock.Today.Year, n));

        protected override Outcome<Order> Make(Row row)
        {
            if (!numbers[row.Key].Succeeded) return numbers[row.Key].Problems[0];
            return new Order
            {
                Number = numbers[row.Key].Value, CustomerId = References.Find(To.Customer, row["customer"])!.Id, OrderedOn = row.Date("orderedOn")!.Value,
                Currency = row["currency"], ExternalId = row.Key,
            };
        }
    }
}
