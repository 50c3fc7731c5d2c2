using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>When a customer orders, what is promised, and when it comes.</summary>
internal sealed class OrderPlanner(WorkDays days, IReadOnlyList<Carrier> carriers)
{
    private static readonly Dictionary<string, double[]> Seasons = new()
    {
        ["hotel"] = [0.7, 0.8, 0.9, 1.0, 1.1, 1.3, 1.4, 1.4, 1.2, 1.0, 0.7, 1.2],
        ["restaurant"] = [0.8, 0.8, 0.9, 1.0, 1.2, 1.2, 1.1, 1.1, 1.0, 1.0, 0.9, 1.3],
        ["bakery"] = [0.9, 0.9, 1.0, 1.1, 1.0, 0.9, 0.8, 0.8, 1.0, 1.1, 1.4, 1.5],
        ["caterer"] = [0.7, 0.8, 0.9, 1.0, 1.3, 1.3, 1.2, 1.1, 1.2, 1.0, 1.0, 1.4],
        ["shop"] = [0.7, 0.8, 0.9, 1.0, 0.9, 0.9, 0.9, 0.9, 1.0, 1.1, 1.6, 1.7],
        ["person"] = [0.6, 0.8, 0.8, 0.9, 1.0, 0.9, 0.8, 0.8, 1.0, 1.1, 1.8, 2.0],
    };

    // Ice in February, holidays in summer, everybody at once in December.
    private static readonly double[] LateBy = [1.0, 1.7, 0.9, 0.8, 0.8, 0.8, 1.4, 1.5, 0.8, 0.9, 1.2, 2.4];

    public IEnumerable<OrderPlan> Plan(CustomerPlan customer, Dice dice)
    {
        var day = customer.JoinedOn > days.First ? customer.JoinedOn : days.First.AddDays(dice.Below(customer.Rhythm));
        var end = customer.LeftOn ?? days.Yesterday;
        while (day <= end)
        {
            var on = days.IsWorkday(day) || dice.Chance(0.08) ? day : days.SameOrNext(day);
            if (on <= end) yield return Order(customer, on, dice);
            var season = Seasons.TryGetValue(customer.Trade, out var months) ? months[on.Month - 1] : 1;
            day = on.AddDays(Math.Max(2, (int)(customer.Rhythm * (0.55 + 0.9 * dice.Share()) / season)));
        }
    }

    public OrderPlan Order(CustomerPlan customer, DateOnly on, Dice dice)
    {
        var abroad = customer.Country.Code != "DE";
        var order = new OrderPlan { OrderedOn = on, Carrier = CarrierFor(customer, dice) };
        var first = days.Add(on, (dice.Chance(0.04) ? dice.Between(9, 15) : dice.Between(2, 5)) + (abroad ? dice.Between(1, 2) : 0));
        order.Promises.Add((first, on));
        if (dice.Chance(0.012) && on.AddDays(1) <= days.Yesterday) order.CancelledOn = on.AddDays(dice.Below(2));
        if (dice.Chance(0.08)) Move(order, dice.Chance(0.25) ? 2 : 1, dice);
        Arrive(order, abroad, dice);
        if (customer.Class is CustomerClass.A or CustomerClass.B && dice.Chance(0.03) && order.HasArrived(days.Yesterday)) Part(order);
        order.InvoicedOn = days.Add(order.ArrivesOn.AddDays(-1), dice.Between(1, 2));
        return order;
    }

    /// <summary>The promise moves, told a day or two before it would have been broken.</summary>
    private void Move(OrderPlan order, int times, Dice dice)
    {
        for (; times > 0; times--)
        {
            var (promised, told) = order.Promises[^1];
            var on = days.Add(promised, -dice.Between(1, 2));
            if (on < told) on = days.SameOrNext(told);
            if (on > days.Yesterday || order.CancelledOn is not null) return;
            order.Promises.Add((days.Add(promised, dice.Between(2, 6)), on));
        }
    }

    private void Arrive(OrderPlan order, bool abroad, Dice dice)
    {
        var (promise, way) = (order.CurrentPromise, abroad ? 2 : 1);
        var late = dice.Chance(0.032 * LateBy[promise.Month - 1] * order.Carrier.Lateness);
        order.ArrivesOn = late ? days.Add(promise, 1 + dice.Below(1 + dice.Below(6))) : dice.Chance(0.15) ? days.Add(promise, -1) : promise;
        if (order.ArrivesOn <= order.OrderedOn) order.ArrivesOn = days.Add(order.OrderedOn, 1);
        // What comes late mostly left in time and lay about on the way.
        order.ShipsOn = days.Add(late && dice.Chance(0.6) ? promise : order.ArrivesOn, -way);
        if (order.ShipsOn < order.OrderedOn) order.ShipsOn = days.SameOrNext(order.OrderedOn);
    }

    private void Part(OrderPlan order)
    {
        var on = days.Add(order.ShipsOn, -1);
        if (on > order.OrderedOn) order.PartOn = on;
    }

    private Carrier CarrierFor(CustomerPlan customer, Dice dice) => customer.Country.Code switch
    {
        "AT" or "CH" or "IT" => carriers[5],
        "DE" when customer.IsPerson => carriers[4],
        "DE" => carriers[dice.Below(10) switch { < 4 => 0, < 6 => 1, < 7 => 2, < 8 => 3, _ => 4 }],
        _ => carriers[dice.Below(4) switch { < 2 => 1, 2 => 2, _ => 4 }],
    };
}
