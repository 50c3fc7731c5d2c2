using Portal.Shared.Customers;

namespace Portal.Server.Features.Demo;

/// <summary>Makes the plan of one customer after the other, the same for the same seed and day.</summary>
internal sealed class CustomerPlanner
{
    /// <summary>So many customers make up the book that people look at; the ones after it order as a long tail does.</summary>
    public const int Head = 200;

    private static readonly string[] Trades =
        ["hotel", "hotel", "hotel", "restaurant", "restaurant", "restaurant", "restaurant", "cafe", "cafe", "bakery", "bakery", "caterer", "caterer", "care", "care", "shop", "shop", "person"];

    private readonly DemoFrame frame;
    private readonly WorkDays days;
    private readonly OrderPlanner orders;
    private readonly CasePlanner cases;
    private readonly Country[] countries;

    public CustomerPlanner(DemoFrame frame)
    {
        (this.frame, days) = (frame, frame.Days);
        orders = new OrderPlanner(days, frame.Assortment.Carriers);
        cases = new CasePlanner(days, orders, Dice.For(frame.Seed, 0, 90));
        countries = [.. Country.All.SelectMany(c => Enumerable.Repeat(c, c.Share))];
    }

    public CustomerPlan Plan(int index)
    {
        var dice = Dice.For(frame.Seed, index, 1);
        var plan = index switch
        {
            0 => Sketch(index, "DE", "hotel", CustomerClass.A, 11),
            1 => Sketch(index, "GB", "cafe", CustomerClass.B, 26),
            _ => Drawn(index, dice),
        };
        // A prospect has no class yet, and the first order is still to come.
        if (plan.Class != CustomerClass.None) plan.Orders.AddRange(orders.Plan(plan, dice));
        if (index == 0) MakeOneLate(plan, dice);
        if (index == 1) Reorder(plan, dice, 2);
        cases.Plan(plan, dice);
        return plan;
    }

    private CustomerPlan Sketch(int index, string country, string trade, CustomerClass grade, int rhythm) => new()
    {
        Index = index, Country = Country.All.Single(c => c.Code == country), Trade = trade, Class = grade, IsHead = true, Rhythm = rhythm,
        JoinedOn = days.First.AddDays(-900 - index), PaysAfter = 2,
    };

    private CustomerPlan Drawn(int index, Dice dice)
    {
        var head = index < Head;
        var country = dice.Of(countries);
        var trade = dice.Of(Trades);
        if (trade == "person" && (country.Code != "DE" || CasePlanner.Shows(index))) trade = "shop";
        var grade = CasePlanner.Shows(index) ? CustomerClass.A : Grade(head, trade, dice);
        var joined = days.First.AddDays(dice.Chance(0.72) ? -dice.Below(1500) : dice.Below(900));
        return new CustomerPlan
        {
            Index = index, Country = country, Trade = trade, Class = grade, IsHead = head,
            Rhythm = Rhythm(head, grade, dice), JoinedOn = CasePlanner.Shows(index) ? days.First.AddDays(-300 - index) : joined,
            LeftOn = dice.Chance(0.06) && !CasePlanner.Shows(index) ? days.Today.AddDays(-dice.Between(60, 700)) : null,
            PaysAfter = dice.Below(10) switch { < 7 => dice.Between(-6, 1), < 9 => dice.Between(3, 12), _ => dice.Between(15, 45) },
        };
    }

    private static CustomerClass Grade(bool head, string trade, Dice dice)
    {
        var share = dice.Share();
        if (trade == "person") return CustomerClass.C;
        if (head && share > 0.97) return CustomerClass.None;
        return (head ? share < 0.12 : share < 0.03) ? CustomerClass.A : (head ? share < 0.42 : share < 0.18) ? CustomerClass.B : CustomerClass.C;
    }

    private static int Rhythm(bool head, CustomerClass grade, Dice dice) => grade switch
    {
        CustomerClass.A => dice.Between(7, 30),
        CustomerClass.B => dice.Between(30, 75),
        _ => head ? dice.Between(90, 300) : dice.Between(90, 220),
    };

    /// <summary>The order that is on the demo customer's mind: promised, moved once, and still not there; two invoices are overdue, one by half.</summary>
    private void MakeOneLate(CustomerPlan plan, Dice dice)
    {
        var on = days.Add(days.Today, -11);
        plan.Orders.RemoveAll(o => o.OrderedOn >= on);
        var late = orders.Order(plan, on, dice);
        late.Promises.Clear();
        late.Promises.Add((days.Add(on, 4), on));
        late.Promises.Add((days.Add(on, 6), days.Add(on, 3)));
        (late.CancelledOn, late.ShipsOn, late.ArrivesOn, late.InvoicedOn) = (null, days.Add(on, 5), days.Add(days.Today, 2), days.Add(days.Today, 3));
        plan.Orders.Add(late);
        Reorder(plan, dice, 3);
        Reorder(plan, dice, 1);
        var owed = plan.Orders.Where(o => o.InvoicedOn < days.Today.AddDays(-36) && o.CancelledOn is null).TakeLast(2).ToList();
        foreach (var order in owed) order.Owed = true;
        owed[0].HalfPaid = true;
    }

    /// <summary>An order so many working days ago that is still being worked on.</summary>
    private void Reorder(CustomerPlan plan, Dice dice, int ago)
    {
        var on = days.Add(days.Today, -ago);
        plan.Orders.RemoveAll(o => o.OrderedOn >= on);
        var order = orders.Order(plan, on, dice);
        order.CancelledOn = null;
        plan.Orders.Add(order);
    }
}
