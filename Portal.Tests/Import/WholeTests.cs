using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Import;
using Portal.Tests.Support;

namespace Portal.Tests.Import;

/// <summary>Imports that write nothing, or all, or were cut off.</summary>
public sealed class WholeTests
{
    [EachDatabase]
    public async Task A_dry_run_tells_the_same_and_writes_nothing(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop-dirty");
        var before = await Demo.Dump.Of(app.Databases);
        var dry = await Source.Into(app, new ImportRequest(shop.Folder, "northwind") { DryRun = true });
        Assert.False(dry.IsWritten);
        Assert.Equal(before, await Demo.Dump.Of(app.Databases));
        var told = Source.Findings(dry);
        Assert.Equal(11, told.Count);
        var real = await shop.Into(app, "northwind");
        Assert.Equal(dry.Told(), real.Told());
        Assert.Equal(told, Source.Findings(real));
    }

    [EachDatabase]
    public async Task All_or_nothing_is_nothing_while_one_row_is_wrong_and_all_when_none_is(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        using var shop = Source.Sample("shop");
        shop.Replace("order-details.csv", "7008,4,36.1250", "7008,4,cheap");
        var before = await Demo.Dump.Of(app.Databases);
        var refused = await Source.Into(app, new ImportRequest(shop.Folder, "northwind") { AllOrNothing = true });
        Assert.False(refused.IsWritten);
        Assert.Equal(("15", "'cheap' is not a number"), Source.Findings(refused).Select(f => (f.Line, f.Reason)).Single());
        Assert.Equal(before, await Demo.Dump.Of(app.Databases));
        shop.Replace("order-details.csv", "cheap", "36.1250");
        Assert.True((await Source.Into(app, new ImportRequest(shop.Folder, "northwind") { AllOrNothing = true })).IsWritten);
        Assert.Equal(14, await app.World.Read(db => db.OrderLines.CountAsync()));
    }

    [EachDatabase]
    public async Task What_an_import_that_was_cut_off_left_is_consistent_and_the_next_completes_it(string provider)
    {
        using var source = Many();
        await using var whole = await PortalApp.Start(provider);
        await source.Into(whole);

        await using var app = await PortalApp.Start(provider);
        using var stop = new CancellationTokenSource();
        var request = new ImportRequest(source.Folder) { Progress = tally => Stop(tally, stop) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Source.Into(app, request, stop.Token));
        Assert.Equal((3, 1500, 1000), await app.World.Read(async db => (await db.Customers.CountAsync(), await db.Orders.CountAsync(), await db.OrderLines.CountAsync())));
        await Consistent(app);
        Assert.Equal(["customers 3 same", "orders 1500 same", "order-lines 2000 new, 1000 same"], (await source.Into(app)).Told());
        await Consistent(app);
        // The first import told the audit of itself; the one that was cut off could not.
        string[] ofTheRun = ["CreatedAt", "At", "Hash", "PayloadHash", "Json"];
        var expected = await Demo.Dump.Of(whole.Databases, [.. ofTheRun, "Version"]);
        Assert.Equal(expected, await Demo.Dump.Of(app.Databases, [.. ofTheRun, "Version"]));
    }

    [EachDatabase]
    public async Task Others_may_write_while_an_import_runs(string provider)
    {
        using var source = Many();
        await using var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Meanwhile", "m@x.example");
        var orders = 0;
        var request = new ImportRequest(source.Folder)
        {
            // Between two batches, as somebody in the portal would.
            Progress = _ => app.World.Order(customer, $"M-{++orders}", 3).GetAwaiter().GetResult(),
        };
        await Source.Into(app, request);
        Assert.Equal(1500 + orders, await app.World.Read(db => db.Orders.CountAsync()));
        Assert.Equal(3000 + orders, await app.World.Read(db => db.OrderLines.CountAsync()));
        await Consistent(app);
    }

    private static void Stop(Tally tally, CancellationTokenSource stop)
    {
        if (tally.Records == "order-lines") stop.Cancel();
    }

    /// <summary>3 customers, 1,500 orders of two lines each: five batches.</summary>
    private static Source Many() => new Source()
        .Put("customers.csv", "id,name\n" + string.Concat(Enumerable.Range(0, 3).Select(i => $"C-{i},Customer {i}\n")))
        .Put("orders.csv", "id,customer,orderedOn,promisedFor\n" + string.Concat(Enumerable.Range(0, 1500).Select(i => $"A-{i},C-{i % 3},2024-05-02,2024-05-10\n")))
        .Put("order-lines.csv", "id,order,productName,quantity,unitPrice\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"A-{i / 2}/{i % 2},A-{i / 2},Tea,{i % 7},1.50\n")));

    private static async Task Consistent(PortalApp app)
    {
        Assert.Empty(await app.World.Read(db => db.Orders.Where(o => o.Total != o.Lines.Sum(l => l.Total)).Select(o => o.Number).ToListAsync()));
        Assert.Empty(await app.World.Read(db => db.OrderLines.Where(l => l.CustomerId != l.Order!.CustomerId).Select(l => l.Id).ToListAsync()));
        Assert.Empty(await app.World.Read(db => db.Orders.Where(o => o.Promises.Count != 1).Select(o => o.Number).ToListAsync()));
        Assert.Equal(
            await app.World.Read(db => db.Orders.CountAsync(o => o.ExternalId != null)), await app.World.Read(db => db.ImportedRecords.CountAsync(r => r.Kind == "orders")));
    }
}
