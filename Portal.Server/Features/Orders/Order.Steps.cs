using System.Globalization;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Orders;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Orders;

// What staff do with an order. Every change leaves an event that its customer sees.
internal sealed partial class Order
{
    /// <summary>Promises another day, for a reason that the customer reads.</summary>
    public Outcome MovePromise(DateOnly date, string reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (CancelledOn is not null || DeliveredOn is not null) return Outcome.Refused(T("The order is not open any more.", "Der Auftrag ist nicht mehr offen."));
        if (date < today) return Outcome.Invalid(nameof(PromiseDraft.Date), T("Choose a day from today on.", "Wählen Sie einen Tag ab heute."));
        if (date == CurrentPromise) return Outcome.Invalid(nameof(PromiseDraft.Date), T("That day is promised already.", "Dieser Tag ist bereits zugesagt."));
        var before = CurrentPromise;
        PromiseDelivery(date, at, before is null ? null : reason.Trim());
        Note(OrderEvents.Promised, by, at, before is { } day ? [("date", Iso(date)), ("before", Iso(day))] : [("date", Iso(date))]);
        return Outcome.Done;
    }

    /// <summary>Puts right what was recorded wrongly.</summary>
    public Outcome Amend(OrderCorrection correction, Actor by, DateTimeOffset at)
    {
        var (reference, deliverTo) = (correction.Reference.Trim(), correction.DeliverTo.Trim());
        var fields = new List<string>();
        if (reference != Reference) fields.Add("reference");
        if (deliverTo != DeliverTo) fields.Add("deliverTo");
        if (fields.Count == 0) return Outcome.Invalid(nameof(correction.Reference), T("Nothing was changed.", "Nichts wurde geändert."));
        (Reference, DeliverTo) = (reference, deliverTo);
        Note(OrderEvents.Corrected, by, at, [("fields", string.Join(',', fields)), ("reason", correction.Reason.ToString())]);
        return Outcome.Done;
    }

    private void Note(string kind, Actor by, DateTimeOffset at, (string Key, string Value)[] arguments) =>
        Happened.Add(EventLog.Make(this, SubjectKind.Order, Number, kind, by, at, visible: true, arguments));

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
