using System.Globalization;

namespace Portal.Server.Features.Demo;

/// <summary>How one customer refers to its orders: every company has its own habit and keeps it.</summary>
internal sealed class References
{
    private readonly Dice dice;
    private readonly int habit;
    private readonly string week;
    private readonly IReadOnlyList<string> words;
    private int counter;

    public References(CustomerPlan plan, Dice dice)
    {
        this.dice = dice;
        habit = plan.IsPerson ? 9 : plan.Index < 2 ? 3 - 2 * plan.Index : dice.Below(10);
        week = plan.Country.Language == Portal.Shared.Common.Texts.German ? "KW" : "Week";
        words = Words.Of(plan.Country.Language).References;
        counter = dice.Below(habit == 0 ? 900_000 : 400);
    }

    public string Next(DateOnly day) => habit switch
    {
        0 => Write($"{4_500_000_000 + (counter += dice.Between(7, 60))}"),
        1 => Write($"PO-{day.Year}-{counter = (counter + dice.Between(1, 9)) % 10_000:0000}"),
        2 => Write($"B-{20_000 + (counter += dice.Between(2, 30))}"),
        3 => Write($"{day.Year % 100}/{counter = (counter + dice.Between(1, 6)) % 10_000:0000}"),
        4 => Write($"{week} {ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue))}/{day.Year % 100}"),
        5 or 6 => dice.Of(words),
        7 => dice.Chance(0.5) ? dice.Of(words) : "",
        _ => "",
    };

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
