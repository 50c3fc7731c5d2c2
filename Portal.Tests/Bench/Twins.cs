using Portal.Client;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Orders;

namespace Portal.Bench;

/// <summary>
/// Beside each measured page an endpoint that asks the same contract for the same data and returns it as JSON: what the page
/// costs beyond it is the price of the page.
/// </summary>
internal static class Twins
{
    public static async Task<int> Serve(string[] settings)
    {
        await using var app = PortalHost.Build(settings);
        // Not Startup.Prepare: the demo's database is served as production serves its own.
        await Startup.Migrate(app, CancellationToken.None);
        var twins = app.MapGroup("/twin").RequireAuthorization(Areas.Customer);
        twins.MapGet("/orders", async (IMyOrders orders, CancellationToken cancel) =>
            await orders.List(new OrderList(OrderFilter.All, null, new PageAt()), cancel));
        twins.MapGet("/orders/{number}", async (string number, IMyOrders orders, CancellationToken cancel) =>
            await orders.Read(number, cancel) is { } order ? Results.Ok(order) : Results.NotFound());
        twins.MapGet("/complaints", async (IMyComplaints complaints, CancellationToken cancel) =>
            await complaints.List(new ComplaintList(false, null, new PageAt()), cancel));
        twins.MapGet("/complaints/{number}", async (string number, IMyComplaints complaints, CancellationToken cancel) =>
            await complaints.Read(number, cancel) is { } complaint ? Results.Ok(complaint) : Results.NotFound());
        twins.MapGet("/home", async (IMyOrders orders, IMyComplaints complaints, CancellationToken cancel) => new
        {
            Orders = await orders.List(new OrderList(OrderFilter.Open, null, new PageAt()), cancel),
            Complaints = await complaints.List(new ComplaintList(true, null, new PageAt()), cancel),
        });
        await app.RunAsync();
        return 0;
    }
}
