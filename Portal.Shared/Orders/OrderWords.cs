using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Orders;

/// <summary>What the words need to know of an order.</summary>
public sealed record OrderFacts(
    DateOnly? FirstPromise, DateOnly? CurrentPromise, DateOnly? ShippedOn, DateOnly? DeliveredOn, DateOnly? CancelledOn);

/// <summary>The state of an order in words: the same on the list, the page and in mails.</summary>
public static class OrderWords
{
    public static string Of(OrderFilter filter) => filter switch
    {
        OrderFilter.Open => T("Open", "Offen"),
        OrderFilter.Late => T("Late", "Verspätet"),
        OrderFilter.Delivered => T("Delivered", "Geliefert"),
        _ => T("All", "Alle"),
    };

    public static string Of(CorrectionReason reason) => reason switch
    {
        CorrectionReason.CustomerAsked => T("The customer asked for it", "Der Kunde hat darum gebeten"),
        CorrectionReason.TypingError => T("A typing error", "Ein Tippfehler"),
        CorrectionReason.Misunderstood => T("A misunderstanding", "Ein Missverständnis"),
        CorrectionReason.Other => T("Another reason", "Ein anderer Grund"),
        _ => T("Please choose", "Bitte wählen"),
    };

    public static State State(OrderFacts order, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.CancelledOn is { } cancelled)
        {
            return new(Tone.Neutral, T("Cancelled", "Storniert"), T($"On {Dates.Write(cancelled, today)}.", $"Am {Dates.Write(cancelled, today)}."));
        }
        if (order.DeliveredOn is { } delivered) return Delivered(delivered, order.FirstPromise, today);
        if (order.CurrentPromise is not { } promise)
        {
            return new(Tone.Neutral, T("In preparation", "In Bearbeitung"), T("We have not promised a date yet.", "Ein Liefertermin steht noch nicht fest."));
        }
        var moved = order.FirstPromise != order.CurrentPromise
            ? T($" First promised for {Dates.Write(order.FirstPromise!.Value, today)}.", $" Zuerst zugesagt für {Dates.Write(order.FirstPromise!.Value, today)}.")
            : "";
        var late = today.DayNumber - promise.DayNumber;
        if (late > 0)
        {
            var days = Count(late, "day", "days", "Tag", "Tagen");
            return new(Tone.Problem, T("Late", "Verspätet"), T(
                $"Promised for {Dates.Full(promise, today)}, {days} ago.{moved}", $"Zugesagt für {Dates.Full(promise, today)}, vor {(late == 1 ? "einem Tag" : days)}.{moved}"));
        }
        var word = order.ShippedOn is null ? T("In preparation", "In Bearbeitung") : T("On its way", "Unterwegs");
        return new(moved.Length > 0 ? Tone.Attention : Tone.Neutral, word, T(
            $"Promised for {Dates.Full(promise, today)}.{moved}", $"Zugesagt für {Dates.Full(promise, today)}.{moved}"));
    }

    private static State Delivered(DateOnly delivered, DateOnly? firstPromise, DateOnly today)
    {
        var late = firstPromise is { } promise ? delivered.DayNumber - promise.DayNumber : 0;
        var on = T($"On {Dates.Full(delivered, today)}", $"Am {Dates.Full(delivered, today)}");
        return late > 0
            ? new(Tone.Attention, T("Delivered late", "Verspätet geliefert"), T(
                $"{on}, {Count(late, "day", "days", "Tag", "Tage")} after the first promise.", $"{on}, {Count(late, "day", "days", "Tag", "Tage")} nach der ersten Zusage."))
            : new(Tone.Good, T("Delivered", "Geliefert"), on + ".");
    }
}
