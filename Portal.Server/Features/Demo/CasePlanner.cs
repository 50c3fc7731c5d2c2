using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>What goes wrong, and what customers suggest and ask.</summary>
internal sealed class CasePlanner(WorkDays days, Dice shuffle)
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
            case 0: OfTheDemoCustomer(customer); break;
            case 1: Show(customer, Showing.Answered); break;
            case var index when Shows(index): Show(customer, Shown[index - 2]); break;
        }
        if (Shows(customer.Index + 4)) Asking(customer, dice, days.Yesterday.AddDays(-dice.Below(4)));
    }

    private void AboutOrder(CustomerPlan customer, OrderPlan order, Dice dice)
    {
        var arrived = order.HasArrived(days.Yesterday);
        var recent = order.ArrivesOn > days.Today.AddDays(-30);
        if (order.ArrivesOn > order.FirstPromise && order.FirstPromise < days.Yesterday && dice.Chance(customer.IsHead ? 0.25 : 0.6))
        {
            Add(customer, Cause.LateDelivery, order, dice.Chance(0.5) ? order.FirstPromise.AddDays(1) : order.ArrivesOn.AddDays(dice.Below(2)), dice);
        }
        else if (arrived && dice.Chance(!customer.IsHead ? 0.28 : recent ? 0.12 : 0.04))
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
    private void OfTheDemoCustomer(CustomerPlan customer)
    {
        var late = customer.Orders.Last(o => o.CancelledOn is null && o.CurrentPromise < days.Today && !o.HasArrived(days.Yesterday));
        customer.Cases.RemoveAll(c => c.Order == late || c.ReceivedOn > days.Today.AddDays(-25));
        customer.Cases.Add(new CasePlan(ComplaintKind.Complaint, Cause.LateDelivery, late, Begins(Showing.Replied), 9 * 60 + 20, Showing.Replied));
        Show(customer, Showing.Answered);
        Show(customer, Showing.Investigated);
    }

    private void Show(CustomerPlan customer, Showing showing)
    {
        var on = Begins(showing);
        var taken = customer.Cases.Select(c => c.Order).ToHashSet();
        var order = customer.Orders.Last(o => o.HasArrived(on.AddDays(-1)) && !taken.Contains(o));
        var cause = causes.Deal();
        if (cause == Cause.WrongInvoice && order.InvoicedOn >= on) cause = Cause.WrongQuantity;
        var minute = showing is Showing.Received or Showing.Acknowledged ? 20 * 60 + 40 : 8 * 60 + 5;
        customer.Cases.Add(new CasePlan(ComplaintKind.Complaint, cause, order, on, minute, showing));
    }

    private DateOnly Begins(Showing showing) => showing switch
    {
        Showing.Received or Showing.Acknowledged or Showing.Assessed or Showing.Investigated => days.Yesterday,
        Showing.Reopened => days.Add(days.Yesterday, -12),
        Showing.Decided or Showing.Solved => days.Add(days.Today, -5),
        _ => days.Add(days.Today, -4),
    };

    private static int Minute(Dice dice) => dice.Chance(0.75) ? dice.Between(7 * 60, 17 * 60) : dice.Between(17 * 60, 22 * 60);
}
