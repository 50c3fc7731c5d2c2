using System.Globalization;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;

namespace Portal.Server.Features.Import;

/// <summary>What is sold.</summary>
internal sealed class ProductImport() : RecordKind<Product>(
    "products",
    Fields<Product>.Text(p => p.Number),
    Fields<Product>.Text(p => p.Name, needed: true),
    Fields<Product>.Text(p => p.Unit),
    Fields<Product>.Of(p => p.ListPrice, new NumberType()),
    Fields<Product>.Of(p => p.Discontinued, new FlagType()))
{
    protected override RecordBatch<Product> Start(BatchInput input) => new Batch(this, input);

    private sealed class Batch(ProductImport kind, BatchInput input) : RecordBatch<Product>(kind, input)
    {
        private Dictionary<string, Outcome<string>> numbers = [];

        protected override async Task Prepare(IReadOnlyList<Row> rows, IReadOnlyList<Row> fresh) =>
            numbers = await new NumberGiver(Db, Db.Products.Select(p => p.Number), Cancel)
                .Give(fresh, "P", n => string.Create(CultureInfo.InvariantCulture, $"P-{n:00000}"));

        protected override Outcome<Product> Make(Row row) => numbers[row.Key] is { Succeeded: true } number
            ? new Product { Number = number.Value, Name = row["name"], ExternalId = row.Key }
            : numbers[row.Key].Problems[0];
    }
}
