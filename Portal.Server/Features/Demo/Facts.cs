using System.Globalization;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;

namespace Portal.Server.Features.Demo;

/// <summary>What a story's {placeholders} stand for.</summary>
internal sealed class Facts(CustomerCast customer, CasePlan plan, OrderFile? file, OrderLine? line, Dice dice)
{
    private readonly CultureInfo culture = Texts.CultureOf(customer.Customer.Language);
    private readonly Words words = Words.Of(customer.Customer.Language);
    private readonly string damaged = dice.Of(Words.Of(customer.Customer.Language).Damaged);
    private readonly string lot = dice.Digits("####-##");
    private readonly int few = line is null ? 0 : Math.Max(1, (int)line.Quantity - 1 - dice.Below(Math.Max(1, (int)line.Quantity / 2)));

    /// <summary>What stands beside the article in the warehouse.</summary>
    public Article? Other { get; init; }

    /// <summary>The text with everything filled in; the Swiss read it without ß.</summary>
    public string Fill(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open))
        {
            var close = text.IndexOf('}', open);
            text = $"{text.AsSpan(0, open)}{Of(text[(open + 1)..close])}{text.AsSpan(close + 1)}";
        }
        return Naming.In(customer.Plan.Country, text);
    }

    private string Of(string name) => name switch
    {
        "greeting" => customer.Greeting,
        "order" => file?.Order.Number ?? "",
        "invoice" => file?.Invoice?.Number ?? "",
        "product" => line?.ProductName ?? file?.Order.Lines[0].ProductName ?? "",
        "other" => Other?.Product.Name ?? "",
        "quantity" => Number(line?.Quantity ?? 0),
        "few" => Number(few),
        "missing" => Number((line?.Quantity ?? 0) - few),
        "carrier" => file?.Plan.Carrier.Name ?? "",
        "promised" => Day(file!.Plan.BrokenPromise(plan.ReceivedOn)),
        "delivered" or "expected" => Day(file!.Plan.ArrivesOn),
        "damaged" => damaged,
        "lot" => lot,
        _ => throw new InvalidOperationException($"A story of the demo asks for {{{name}}}."),
    };

    private string Number(decimal number) => number.ToString("0", culture);

    private string Day(DateOnly day) => day.ToString(words.DayFormat, culture);
}
