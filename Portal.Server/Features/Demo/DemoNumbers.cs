using Portal.Server.Data;
using Portal.Server.Features.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>The numbers of a fill, counted before the first is taken.</summary>
internal sealed class DemoNumbers
{
    public DemoNumbers(DemoFrame frame, int customers)
    {
        var planner = new CustomerPlanner(frame);
        for (var index = 0; index < customers; index++)
        {
            var plan = planner.Plan(index);
            foreach (var order in plan.Orders)
            {
                Orders.Count(order.OrderedOn);
                if (order.IsInvoiced(frame.Days.Yesterday)) Invoices.Count(order.InvoicedOn);
            }
            foreach (var told in plan.Cases) Complaints.Count(told.ReceivedOn);
        }
        Customers = new Counter { Name = CustomerKeys.Series, Next = customers + 1 };
        foreach (var series in new[] { Orders, Invoices, Complaints }) series.Open();
    }

    public NumberBook Orders { get; } = new("A");

    public NumberBook Invoices { get; } = new("R");

    public NumberBook Complaints { get; } = new("BS");

    private Counter Customers { get; }

    /// <summary>Where the portal counts on.</summary>
    public IEnumerable<Counter> Counters => [Customers, .. Orders.Counters, .. Invoices.Counters, .. Complaints.Counters];
}
