using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;

namespace Portal.Tests.Demo;

/// <summary>What adds up in a real book adds up in the demo's.</summary>
public sealed class BookTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    [Fact]
    public async Task Orders_add_up_and_go_in_order()
    {
        await using var book = await FilledBook.Of("Sqlite", Day);
        await using var db = book.Databases.OpenStaff(Actor.System);
        var orders = await db.Orders.Include(o => o.Lines).Include(o => o.Promises).Include(o => o.Deliveries).AsSplitQuery().ToListAsync();
        Assert.InRange(orders.Count, 2500, 8000);
        foreach (var o in orders)
        {
            Assert.True(o.Lines.Count > 0 && o.Promises.Count > 0, o.Number);
            Assert.Equal(o.Total, o.Lines.Sum(l => l.Total));
            Assert.All(o.Lines, l => Assert.True(l.Quantity > 0 && l.UnitPrice > 0 && l.Total == Math.Round(l.Quantity * l.UnitPrice * (1 - l.Discount), 2, MidpointRounding.AwayFromZero), o.Number));
            Assert.Equal(Enumerable.Range(1, o.Lines.Count), o.Lines.Select(l => l.Position).Order());
            Assert.Equal(o.Lines.Count, o.Lines.Select(l => l.ProductId).Distinct().Count());
            Assert.True(o.FirstPromise > o.OrderedOn && o.CurrentPromise >= o.FirstPromise, o.Number);
            Assert.All(o.Promises, p => Assert.True(book.Clock.DayOf(p.MadeAt) >= o.OrderedOn && book.Clock.DayOf(p.MadeAt) <= p.PromisedFor, o.Number));
            Assert.True(o.Promises.Count == 1 || o.Promises.Skip(1).All(p => p.Reason is { Length: > 0 }), o.Number);
            Assert.True(o.CancelledOn is null || o.Deliveries.Count == 0, o.Number);
            Assert.All(o.Deliveries, d => Assert.True(d.ShippedOn >= o.OrderedOn && !(d.DeliveredOn < d.ShippedOn) && d.Carrier.Length > 0, o.Number));
            Assert.StartsWith($"A-{o.OrderedOn.Year}-", o.Number, StringComparison.Ordinal);
        }
        var inOrder = orders.OrderBy(o => o.Number, StringComparer.Ordinal).Select(o => o.OrderedOn).ToList();
        Assert.Equal(inOrder.Order(), inOrder);
    }

    [Fact]
    public async Task Invoices_add_up_with_their_orders_and_payments()
    {
        await using var book = await FilledBook.Of("Sqlite", Day);
        await using var db = book.Databases.OpenStaff(Actor.System);
        var orders = await db.Orders.ToDictionaryAsync(o => o.Id);
        var invoices = await db.Invoices.Include(i => i.Payments).ToListAsync();
        foreach (var i in invoices)
        {
            var order = orders[i.OrderId!.Value];
            Assert.Equal((order.Number, order.CustomerId, order.Total + order.Freight), (i.OrderNumber, i.CustomerId, i.Net));
            Assert.Equal(i.Net + i.Tax, i.Total);
            Assert.Equal(i.Paid, i.Payments.Sum(p => p.Amount));
            Assert.InRange(i.Paid, 0, i.Total);
            Assert.All(i.Payments, p => Assert.True(p.Amount > 0 && p.PaidOn > i.IssuedOn && p.CustomerId == i.CustomerId, i.Number));
            Assert.True(order.DeliveredOn is { } delivered && i.IssuedOn >= delivered && i.DueOn > i.IssuedOn, i.Number);
        }
        Assert.Equal(invoices.Count, invoices.Select(i => i.OrderId).Distinct().Count());
        var issued = invoices.OrderBy(i => i.Number, StringComparer.Ordinal).Select(i => i.IssuedOn).ToList();
        Assert.Equal(issued.Order(), issued);
        foreach (var year in invoices.GroupBy(i => i.IssuedOn.Year))
        {
            Assert.Equal($"R-{year.Key}-{year.Count():000000}", year.Max(i => i.Number));
        }
    }

    [Fact]
    public async Task Complaints_are_about_what_their_customer_has_and_speak_its_language()
    {
        await using var book = await FilledBook.Of("Sqlite", Day);
        await using var db = book.Databases.OpenStaff(Actor.System);
        var (orders, customers) = (await db.Orders.Include(o => o.Lines).ToDictionaryAsync(o => o.Id), await db.Customers.ToDictionaryAsync(c => c.Id));
        var invoices = (await db.Invoices.ToListAsync()).ToDictionary(i => i.Number, i => i.CustomerId);
        var events = (await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint).OrderBy(e => e.Id).ToListAsync()).ToLookup(e => e.SubjectNumber);
        var complaints = await db.Complaints.Include(c => c.Messages).ToListAsync();
        Assert.InRange(complaints.Count, 150, 800);
        foreach (var c in complaints)
        {
            var said = string.Join('\n', c.Messages.Select(m => m.Text)) + c.Subject;
            Assert.DoesNotContain('{', said);
            Assert.Equal(c.Messages.Select(m => m.At).Order(), c.Messages.Select(m => m.At));
            var german = said.Contains("Guten Tag", StringComparison.Ordinal) || said.Contains("Hallo", StringComparison.Ordinal) || said.Contains("geehrte", StringComparison.Ordinal);
            Assert.True(german == (customers[c.CustomerId].Language == Texts.German), $"{c.Number}: {said}");
            Assert.Equal(c.ReceivedAt, c.Messages[0].At);
            Assert.True(events[c.Number].All(e => e.At >= c.ReceivedAt) && events[c.Number].Select(e => e.At).Order().SequenceEqual(events[c.Number].Select(e => e.At)), c.Number);
            if (customers[c.CustomerId].Country == "CH") Assert.DoesNotContain('ß', c.Messages[0].Text);
            foreach (var named in System.Text.RegularExpressions.Regex.Matches(said, @"\bR-\d{4}-\d{6}\b").Select(m => m.Value)) Assert.Equal(c.CustomerId, invoices[named]);
            if (c.OrderId is not { } id) continue;
            Assert.Equal((c.CustomerId, c.OrderNumber), (orders[id].CustomerId, orders[id].Number));
            Assert.True(c.OrderLine is null || orders[id].Lines.Exists(l => l.Position == c.OrderLine && l.ProductId == c.ProductId), c.Number);
            Assert.True(book.Clock.DayOf(c.ReceivedAt) >= orders[id].OrderedOn, c.Number);
        }
    }
}
