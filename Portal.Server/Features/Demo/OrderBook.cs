using System.Globalization;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>An order as it was written, for those who complain about it.</summary>
internal sealed record OrderFile(OrderPlan Plan, Order Order, Invoice? Invoice, IReadOnlyList<Article> Articles);

/// <summary>Writes orders with lines, promises and deliveries, as far as they have come by yesterday.</summary>
internal sealed class OrderBook(BulkWriter writer, DemoNumbers numbers, DemoFrame frame)
{
    private readonly WorkDays days = frame.Days;
    private readonly Assortment assortment = frame.Assortment;
    private readonly InvoiceBook invoices = new(writer, frame, numbers.Invoices);

    public List<OrderFile> Write(CustomerCast customer)
    {
        var dice = Dice.For(frame.Seed, customer.Plan.Index, 3);
        var basket = Basket(customer.Plan, dice);
        var references = new References(customer.Plan, dice);
        return customer.Plan.Orders.ConvertAll(plan => Write(customer, plan, basket, references, dice));
    }

    private OrderFile Write(CustomerCast customer, OrderPlan plan, List<Article> basket, References references, Dice dice)
    {
        var site = customer.Sites.Count > 0 ? dice.Below(customer.Sites.Count) : -1;
        var order = new Order
        {
            Number = numbers.Orders.Take(plan.OrderedOn), CustomerId = customer.Customer.Id, SiteId = site < 0 ? null : customer.Sites[site].Id,
            ContactId = customer.Contacts[dice.Chance(0.8) ? 0 : dice.Below(customer.Contacts.Count)].Id, OrderedOn = plan.OrderedOn,
            Reference = references.Next(plan.OrderedOn), Currency = "EUR", DeliverTo = customer.DeliverTo[Math.Max(0, site)],
            StaffId = dice.Chance(0.4) ? customer.Manager.Member.Id : null, CancelledOn = plan.CancelledOn,
        };
        var articles = Lines(customer.Plan, order, basket, dice);
        order.Total = order.Lines.Sum(l => l.Total);
        order.Freight = Freight(customer.Plan, order.Total);
        Ledger(customer, plan, order, dice);
        writer.Add(order);
        var invoice = plan.IsInvoiced(days.Yesterday) ? invoices.Write(customer, plan, order, dice) : null;
        return new OrderFile(plan, order, invoice, articles);
    }

    /// <summary>What a customer orders again and again; larger ones more of it.</summary>
    private List<Article> Basket(CustomerPlan plan, Dice dice)
    {
        var choice = assortment.For(plan.Trade);
        var size = plan.Class switch { CustomerClass.A => dice.Between(16, 30), CustomerClass.B => dice.Between(9, 18), _ => dice.Between(4, 10) };
        var basket = new List<Article>();
        for (var tries = 0; basket.Count < size && tries < 200; tries++)
        {
            var article = dice.Of(choice);
            if (!basket.Contains(article)) basket.Add(article);
        }
        return basket;
    }

    private List<Article> Lines(CustomerPlan plan, Order order, List<Article> basket, Dice dice)
    {
        var most = plan.Class switch { CustomerClass.A => plan.IsHead ? 12 : 7, CustomerClass.B => plan.IsHead ? 7 : 4, _ => plan.IsHead ? 5 : 2 };
        var count = 1 + Math.Min(dice.Below(most), dice.Below(most));
        var articles = new List<Article>(count);
        for (var tries = 0; articles.Count < count && tries < 60; tries++)
        {
            // Favourites stand first; now and then something else.
            var article = dice.Chance(0.88) ? basket[Math.Min(dice.Below(basket.Count), dice.Below(basket.Count))] : dice.Of(assortment.For(plan.Trade));
            var gone = article.Product.Discontinued && order.OrderedOn > days.Today.AddDays(-200);
            if (!gone && !articles.Contains(article)) articles.Add(article);
        }
        foreach (var article in articles) order.Lines.Add(Line(plan, order, article, dice));
        return articles;
    }

    private OrderLine Line(CustomerPlan plan, Order order, Article article, Dice dice)
    {
        var price = Assortment.PriceOn(article, order.OrderedOn, days.Today);
        var usual = plan.Class switch { CustomerClass.A => 6, CustomerClass.B => 3, _ => plan.IsPerson ? 1 : 2 };
        var quantity = Math.Max(1, price > 300 ? 1 : (int)(usual * (0.5 + 1.5 * dice.Share()) * (price < 25 ? 1.8 : price < 60 ? 1.1 : 0.6)));
        var agreed = plan.Class switch { CustomerClass.A => 0.05m + 0.01m * (plan.Index % 8), CustomerClass.B when plan.Index % 3 == 0 => 0.03m, _ => 0m };
        var discount = dice.Chance(0.06) ? Math.Max(agreed, 0.10m) : dice.Chance(0.85) ? agreed : 0m;
        return new OrderLine
        {
            CustomerId = order.CustomerId, Position = order.Lines.Count + 1, ProductId = article.Product.Id, ProductName = article.Product.Name,
            ProductNumber = article.Product.Number, Quantity = quantity, UnitPrice = price, Discount = discount,
            Total = OrderLine.TotalOf(quantity, price, discount),
        };
    }

    private static decimal Freight(CustomerPlan plan, decimal total) =>
        plan.Country.Code == "DE" ? plan.Class == CustomerClass.A || total >= 250 ? 0 : 9.90m : total >= 1000 ? 0 : 29.50m;

    private void Ledger(CustomerCast customer, OrderPlan plan, Order order, Dice dice)
    {
        var minute = dice.Between(8 * 60, 16 * 60);
        foreach (var (promised, madeOn) in plan.Promises)
        {
            var reason = order.Promises.Count == 0 ? null : dice.Of(Words.Of(customer.Customer.Language).Reasons);
            order.PromiseDelivery(promised, days.At(madeOn, minute += 25), reason);
        }
        if (!plan.HasShipped(days.Yesterday)) return;
        if (plan.PartOn is { } part) order.Deliver(days.Add(part, -1) < plan.OrderedOn ? part : days.Add(part, -1), part, plan.Carrier.Name);
        order.Deliver(plan.ShipsOn, plan.HasArrived(days.Yesterday) ? plan.ArrivesOn : null, plan.Carrier.Name);
    }
}
