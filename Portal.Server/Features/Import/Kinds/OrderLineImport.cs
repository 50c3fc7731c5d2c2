using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>The lines of orders. An order's total follows its lines.</summary>
internal sealed class OrderLineImport() : RecordKind<OrderLine>(
    "order-lines",
    Fields<OrderLine>.Reference(To.Order, "order", l => l.OrderId, needed: true),
    Fields<OrderLine>.Of(l => l.Position, new NumberType(least: 1, most: 100_000, isWhole: true, empty: "")),
    Fields<OrderLine>.Reference(To.Product, "product", l => l.ProductId),
    new Field<OrderLine>("productName", new TextType(200), (l, _) => l.ProductName, null),
    Fields<OrderLine>.Of(l => l.Quantity, new NumberType(), needed: true),
    Fields<OrderLine>.Of(l => l.UnitPrice, new NumberType(), needed: true),
    Fields<OrderLine>.Of(l => l.Discount, new NumberType(most: 1)))
{
    protected override RecordBatch<OrderLine> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(OrderLineImport kind, BatchInput input) : RecordBatch<OrderLine>(kind, input)
    {
        private Dictionary<string, Order> orders = [];
        private Dictionary<long, int> lastPosition = [];

        protected override Outcome Check(Row row)
        {
            if (row["product"].Length == 0 && row["productName"].Length == 0) return Outcome.Invalid("product", "A line needs a product or a productName");
            return TotalOf(row) > NumberType.Most ? Outcome.Invalid("unitPrice", "Quantity times price is too large") : Outcome.Done;
        }

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh)
        {
            var ids = rows.Select(r => References.Find(To.Order, r["order"])!.Id).Distinct().ToArray();
            orders = await Db.Orders.Where(o => EF.Parameter(ids).Contains(o.Id)).ToDictionaryAsync(o => o.ExternalId!, Cancel);
            if (fresh.Count == 0) return;
            lastPosition = await Db.OrderLines.Where(l => EF.Parameter(ids).Contains(l.OrderId))
                .GroupBy(l => l.OrderId).Select(g => new { g.Key, Last = g.Max(l => l.Position) }).ToDictionaryAsync(g => g.Key, g => g.Last, Cancel);
        }

        protected override Outcome<OrderLine> Make(Row row)
        {
            var order = orders[row["order"]];
            var product = References.Find(To.Product, row["product"]);
            return new OrderLine
            {
                OrderId = order.Id, CustomerId = order.CustomerId, Position = PositionOf(row, order), ProductId = product?.Id,
                ProductName = row["productName"] is { Length: > 0 } name ? name : product!.Name, ProductNumber = product?.Number ?? "", ExternalId = row.Key,
            };
        }

        protected override void Written(OrderLine line, Row row)
        {
            var total = OrderLine.TotalOf(line.Quantity, line.UnitPrice, line.Discount);
            orders[row["order"]].Total += total - line.Total;
            line.Total = total;
        }

        private int PositionOf(Row row, Order order)
        {
            var position = row["position"].Length > 0 ? (int)row.Number("position") : lastPosition.GetValueOrDefault(order.Id) + 1;
            lastPosition[order.Id] = Math.Max(position, lastPosition.GetValueOrDefault(order.Id));
            return position;
        }

        private static decimal TotalOf(Row row) => OrderLine.TotalOf(row.Number("quantity"), row.Number("unitPrice"), row.Number("discount"));
    }
}
