using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Import;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>The same files again, changed here and there, over records that people changed in the portal meanwhile.</summary>
public sealed class RepeatTests
{
    private const string Customers = "id,name,phone,vatId,email\nC-1,Hansen,040-1,DE1,a@hansen.example\nC-2,Brunel,02-1,,\n";

    [EachDatabase]
    public async Task Only_what_the_source_changed_is_written(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var source = await Twice(app, "040-1", "040-2", ("phone", "040-1"), ("vatId", "DE-portal"));
        var outcome = await source.Into(app);
        Assert.Equal(["customers 1 changed, 1 same"], outcome.Told());
        Assert.Null(outcome.ReportPath);
        Assert.Equal("Hansen 040-2 DE-portal a@hansen.example v3", await Hansen(app));
        Assert.Equal(["customers 2 same"], (await source.Into(app)).Told());
    }

    [EachDatabase]
    public async Task What_both_changed_stays_as_the_portal_has_it_and_is_told_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var source = await Twice(app, "DE1,a@hansen", "DE-file,b@hansen", ("vatId", "DE-portal"));
        var outcome = await source.Into(app);
        Assert.Equal(["customers 1 changed, 1 same, 1 conflicts"], outcome.Told());
        Assert.Equal(
            [new Finding("customers.csv", "2", "customers", "C-1", "vatId", "conflict", "Changed in the file and in the portal: the file has 'DE-file', the portal keeps 'DE-portal'", "DE-file", "DE-portal")],
            Source.Findings(outcome));
        Assert.Equal("Hansen 040-1 DE-portal b@hansen.example v3", await Hansen(app));
        Assert.Equal(["customers 2 same"], (await source.Into(app)).Told());
        source.Replace("customers.csv", "DE-file", "DE-file-2");
        Assert.Equal(["customers 2 same, 1 conflicts"], (await source.Into(app)).Told());
        Assert.Equal("Hansen 040-1 DE-portal b@hansen.example v3", await Hansen(app));
    }

    [Fact]
    public async Task Both_changed_to_the_same_is_no_conflict()
    {
        await using var app = await PortalApp.Start();
        using var source = await Twice(app, "DE1", "DE2", ("vatId", "DE2"));
        Assert.Equal(["customers 2 same"], (await source.Into(app)).Told());
        source.Replace("customers.csv", "DE2", "DE3");
        Assert.Equal(["customers 1 changed, 1 same"], (await source.Into(app)).Told());
        Assert.Equal("Hansen 040-1 DE3 a@hansen.example v3", await Hansen(app));
    }

    [Fact]
    public async Task A_field_can_be_emptied_by_the_file_but_a_column_left_out_changes_nothing()
    {
        await using var app = await PortalApp.Start();
        using var source = await Twice(app, "040-1,DE1", "040-1,", ("phone", "040-1"));
        await source.Into(app);
        Assert.Equal("Hansen 040-1  a@hansen.example v2", await Hansen(app));
        source.Put("customers.csv", "id,name\nC-1,Hansen\nC-2,Brunel\n");
        Assert.Equal(["customers 2 same"], (await source.Into(app)).Told());
        Assert.Equal("Hansen 040-1  a@hansen.example v2", await Hansen(app));
        source.Put("customers.csv", Customers);
        Assert.Equal(["customers 1 changed, 1 same"], (await source.Into(app)).Told());
        Assert.Equal("Hansen 040-1 DE1 a@hansen.example v3", await Hansen(app));
    }

    [Fact]
    public async Task What_was_deleted_or_erased_in_the_portal_does_not_come_back()
    {
        await using var app = await PortalApp.Start();
        using var source = new Source().Put("products.csv", "id,name\nP-1,Tea\nP-2,Sugar\nP-3,Oats\n");
        await source.Into(app);
        await app.World.Write(async db =>
        {
            db.Products.Remove(await db.Products.SingleAsync(p => p.ExternalId == "P-1"));
            var erased = await db.ImportedRecords.SingleAsync(r => r.ExternalId == "P-2");
            erased.Values = "";
        });
        source.Put("products.csv", "id,name\nP-1,Green tea\nP-2,Brown sugar\nP-3,Oats\n");
        var outcome = await source.Into(app);
        Assert.Equal(["products 3 same, 2 conflicts"], outcome.Told());
        Assert.Equal(["It was deleted in the portal; the file still has it", "It was erased in the portal; the file still has it"], Source.Findings(outcome).Select(f => f.Reason));
        Assert.Equal(["Sugar", "Oats"], await app.World.Read(db => db.Products.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync()));
    }

    [EachDatabase]
    public async Task A_moved_date_enters_the_ledger_and_what_never_changes_is_refused(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var source = new Source().Put("customers.csv", Customers)
            .Put("orders.csv", "id,customer,orderedOn,promisedFor,promiseReason\nA-1,C-1,2024-05-02,2024-05-10,\nA-2,C-1,2024-05-03,2024-05-11,\n")
            .Put("order-lines.csv", "id,order,productName,quantity,unitPrice\nA-1/1,A-1,Tea,2,4.50\nA-1/2,A-1,Oats,1,3\n");
        await source.Into(app);
        source.Replace("orders.csv", "2024-05-10,", "2024-05-17,Strike").Replace("orders.csv", "2024-05-03", "2024-05-04").Replace("order-lines.csv", "2,4.50", "3,4.50");
        var outcome = await source.Into(app);
        Assert.Equal(["customers 2 same", "orders 1 changed, 1 refused", "order-lines 1 changed, 1 same"], outcome.Told());
        var refused = Assert.Single(Source.Findings(outcome));
        Assert.Equal(("3", "orderedOn", "'2024-05-03' went in earlier and does not change after that; the file now has '2024-05-04'"), (refused.Line, refused.Column, refused.Reason));
        var order = await app.World.Read(db => db.Orders.Include(o => o.Promises.OrderBy(p => p.Id)).SingleAsync(o => o.ExternalId == "A-1"));
        Assert.Equal([(new DateOnly(2024, 5, 10), ""), (new DateOnly(2024, 5, 17), "Strike")], order.Promises.Select(p => (p.PromisedFor, p.Reason)));
        Assert.Equal((new DateOnly(2024, 5, 10), new DateOnly(2024, 5, 17), 16.50m), (order.FirstPromise, order.CurrentPromise, order.Total));
    }

    [EachDatabase]
    public async Task Payments_make_up_what_an_invoice_was_paid_and_come_in_once(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var source = new Source().Put("customers.csv", Customers)
            .Put("invoices.csv", "id,customer,issuedOn,dueOn,net,tax\nR-1,C-1,2024-05-02,2024-06-01,100,19\n").Put("payments.csv", "id,invoice,paidOn,amount\nZ-1,R-1,2024-05-20,60\n");
        await source.Into(app);
        source.Put("payments.csv", "id,invoice,paidOn,amount\nZ-1,R-1,2024-05-20,60\nZ-2,R-1,2024-06-03,59\n");
        Assert.Equal(["customers 2 same", "invoices 1 same", "payments 1 new, 1 same"], (await source.Into(app)).Told());
        var invoice = await app.World.Read(db => db.Invoices.Include(i => i.Payments).SingleAsync());
        Assert.Equal(("R-1", 119m, 119m), (invoice.Number, invoice.Total, invoice.Paid));
        Assert.All(invoice.Payments, p => Assert.Equal(invoice.CustomerId, p.CustomerId));
    }

    [Fact]
    public async Task A_record_that_somebody_made_in_the_portal_keeps_its_values()
    {
        await using var app = await PortalApp.Start();
        await app.World.Write(db =>
        {
            db.Customers.Add(new Server.Features.Customers.Customer { Number = "K-1", Name = "Hansen KG", ExternalId = "C-1", CreatedAt = app.World.Clock.Now });
            return Task.CompletedTask;
        });
        using var source = new Source().Put("customers.csv", "id,name\nC-1,Hansen\n");
        var outcome = await source.Into(app);
        Assert.Equal(["customers 1 same, 1 conflicts"], outcome.Told());
        Assert.StartsWith("The portal has had this record before the file did", Assert.Single(Source.Findings(outcome)).Reason, StringComparison.Ordinal);
        Assert.Equal("Hansen KG", await app.World.Read(db => db.Customers.Select(c => c.Name).SingleAsync()));
    }

    /// <summary>Imported, then changed in the portal, then changed in the file.</summary>
    private static async Task<Source> Twice(PortalApp app, string old, string now, params (string Field, string Value)[] edits)
    {
        var source = new Source().Put("customers.csv", Customers);
        await source.Into(app);
        await app.World.Write(async db =>
        {
            var hansen = await db.Customers.SingleAsync(c => c.ExternalId == "C-1");
            foreach (var (field, value) in edits) db.Entry(hansen).Property(char.ToUpperInvariant(field[0]) + field[1..]).CurrentValue = value;
        });
        return source.Replace("customers.csv", old, now);
    }

    private static Task<string> Hansen(PortalApp app) => app.World.Read(db =>
        db.Customers.Where(c => c.ExternalId == "C-1").Select(c => $"{c.Name} {c.Phone} {c.VatId} {c.Email} v{c.Version}").SingleAsync());
}
