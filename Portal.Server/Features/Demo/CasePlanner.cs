using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>What goes wrong, and what customers suggest and ask.</summary>
internal sealed class CasePlanner(WorkDays days, OrderPlanner orders, Dice shuffle)
{
    private static readonly Showing[] Shown =
    [
        Showing.Received, Showing.Acknowledged, Showing.Assessed, Showing.Investigated, Showing.Answered, Showing.Replied,
        Showing.Solved, Showing.Decided, Showing.Overdue, Showing.Escalated, Showing.Reopened,
    ];

    private readonly Deck<Cause> causes = new(
        shuffle, Cause.DamagedInTransit, Cause.DamagedInTransit, Cause.DamagedInTransit, Cause.WrongItem, Cause.WrongItem, Cause.WrongQuantity,
        Cause.WrongQuantity, Cause.WrongQuantity, Cause.WrongInvoice, Cause.WrongInvoice, Cause.Defect, Cause.Defect, Cause.Defect, Cause.WrongAdvice,
        Cause.NotOurs, Cause.NotOurs, Cause.Other);

    /// <summary>These customers each have a complaint that shows one state; they order often, so that there is something to complain about.</summary>
    public static bool Shows(int customer) => customer is > 1 && customer < 2 + Shown.Length;

    public void Plan(CustomerPlan customer, Dice dice)
    {
        foreach (var order in customer.Orders.Where(o => o.CancelledOn is null)) AboutOrder(customer, order, dice);
        if (customer.Orders.Count > 0 && dice.Chance(customer.IsHead ? 0.3 : 0.1)) Asking(customer, dice);
        switch (customer.Index)
        {
            case 0: OfTheDemoCustomer(customer, dice); break;
            case 1: Show(customer, Showing.Answered, dice); break;
            case var index when Shows(index): Show(customer, Shown[index - 2], dice); break;
        }
        if (customer.Index is 0 or 1 or 5 or 8) Asking(customer, dice, days.Yesterday.AddDays(-dice.Below(4)));
    }

    private void AboutOrder(CustomerPlan customer, OrderPlan order, Dice dice)
    {
        var arrived = order.HasArrived(days.Yesterday);
        // Nobody complains about what comes tomorrow: while it is awaited, there must be time to answer.
        var awaited = days.Add(order.FirstPromise.AddDays(1), 3) <= order.ArrivesOn && dice.Chance(0.6);
        var recent = order.ArrivesOn > days.Today.AddDays(-30);
        if (order.IsLate && order.FirstPromise < days.Yesterday && dice.Chance(0.25))
        {
            Add(customer, Cause.LateDelivery, order, awaited ? order.FirstPromise.AddDays(1) : order.ArrivesOn.AddDays(dice.Below(2)), dice);
        }
        else if (arrived && dice.Chance(!customer.IsHead ? 0.05 : recent ? 0.12 : 0.04))
        {
            var cause = causes.Deal();
            var from = cause == Cause.WrongInvoice ? order.InvoicedOn.AddDays(dice.Between(2, 8)) : order.ArrivesOn.AddDays(dice.Below(4));
            Add(customer, cause, order, from, dice);
        }
    }

    private void Add(CustomerPlan customer, Cause cause, OrderPlan order, DateOnly on, Dice dice)
    {
        if (on <= days.Yesterday) customer.Cases.Add(new CasePlan(ComplaintKind.Complaint, cause, order, on, Minute(dice)));
    }

    private void Asking(CustomerPlan customer, Dice dice, DateOnly? on = null)
    {
        var first = customer.Orders[0].OrderedOn;
        var day = on ?? first.AddDays(dice.Below(Math.Max(1, days.Today.DayNumber - first.DayNumber)));
        var kind = dice.Chance(0.5) ? ComplaintKind.Suggestion : ComplaintKind.Question;
        customer.Cases.Add(new CasePlan(kind, Cause.Other, customer.Orders.LastOrDefault(o => o.OrderedOn <= day), day, Minute(dice)));
    }

    /// <summary>The late order is complained about and being worked on, another complaint is answered, a third was closed and is open again.</summary>
    private void OfTheDemoCustomer(CustomerPlan customer, Dice dice)
    {
        var late = customer.Orders.Last(o => o.CancelledOn is null && o.CurrentPromise < days.Today && !o.HasArrived(days.Yesterday));
        customer.Cases.RemoveAll(c => c.Order == late || c.ReceivedOn > days.Today.AddDays(-25));
        customer.Cases.Add(new CasePlan(ComplaintKind.Complaint, Cause.LateDelivery, late, Begins(Showing.Replied), 8 * 60 + 20, Showing.Replied));
        Show(customer, Showing.Answered, dice);
        Show(customer, Showing.Investigated, dice);
    }

    private void Show(CustomerPlan customer, Showing showing, Dice dice)
    {
        var on = Begins(showing);
        var taken = customer.Cases.Select(c => c.Order).ToHashSet();
        var order = customer.Orders.LastOrDefault(o => o.HasArrived(on.AddDays(-1)) && o.ArrivesOn >= on.AddDays(-5) && !taken.Contains(o)) ?? Arrived(customer, on, dice);
        var cause = causes.Deal();
        if (cause == Cause.WrongInvoice && order.InvoicedOn >= on) cause = Cause.WrongQuantity;
        var minute = showing is Showing.Received or Showing.Acknowledged ? dice.Between(18 * 60, 21 * 60) : dice.Between(7 * 60 + 20, 8 * 60 + 50);
        customer.Cases.Add(new CasePlan(ComplaintKind.Complaint, cause, order, on, minute, showing));
    }

    /// <summary>An order that came the day before, as one complains while the goods are in the way.</summary>
    private OrderPlan Arrived(CustomerPlan customer, DateOnly before, Dice dice)
    {
        var arrived = days.Add(before, -1);
        var order = orders.Order(customer, days.Add(arrived, -6), dice);
        order.Promises.Clear();
        order.Promises.Add((arrived, order.OrderedOn));
        (order.CancelledOn, order.PartOn, order.ShipsOn, order.ArrivesOn, order.InvoicedOn) = (null, null, days.Add(arrived, -2), arrived, days.SameOrNext(before));
        var next = customer.Orders.FindIndex(o => o.OrderedOn > order.OrderedOn);
        customer.Orders.Insert(next < 0 ? customer.Orders.Count : next, order);
        return order;
    }

    /// <summary>What waits for its first answer is young; nobody of us works on weekends.</summary>
    private DateOnly Begins(Showing showing) => showing switch
    {
        Showing.Received => days.Yesterday,
        Showing.Acknowledged => days.Today.AddDays(-2),
        Showing.Assessed or Showing.Investigated => days.Add(days.Today, -2),
        Showing.Reopened => days.Add(days.Yesterday, -12),
        Showing.Decided or Showing.Solved => days.Add(days.Today, -5),
        _ => days.Add(days.Today, -4),
    };

    private static int Minute(Dice dice) => dice.Chance(0.75) ? dice.Between(7 * 60, 17 * 60) : dice.Between(17 * 60, 22 * 60);
}
