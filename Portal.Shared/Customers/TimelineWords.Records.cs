using System.Globalization;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Invoices;
using Portal.Shared.Orders;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>What happened to orders, invoices, complaints and change requests.</summary>
public static partial class TimelineWords
{
    private static string? OfOrder(EventFacts e) => e.Kind switch
    {
        "order.promised" when e["before"].Length > 0 => T(
            $"Order {e.SubjectNumber}: promised for {Day(e["date"])}, previously for {Day(e["before"])}.", $"Auftrag {e.SubjectNumber}: zugesagt für {Day(e["date"])}, vorher für {Day(e["before"])}."),
        "order.promised" => T($"Order {e.SubjectNumber}: promised for {Day(e["date"])}.", $"Auftrag {e.SubjectNumber}: zugesagt für {Day(e["date"])}."),
        "order.corrected" => T($"Order {e.SubjectNumber} corrected: {Fields(e["fields"])}. ", $"Auftrag {e.SubjectNumber} berichtigt: {Fields(e["fields"])}. ")
            + OrderWords.Of(Value<CorrectionReason>(e["reason"])) + ".",
        _ => null,
    };

    private static string? OfInvoice(EventFacts e) => e.Kind switch
    {
        "invoice.issued" => T($"Invoice {e.SubjectNumber} issued for order {e["order"]}.", $"Rechnung {e.SubjectNumber} zu Auftrag {e["order"]} ausgestellt."),
        "invoice.cancelled" => T($"Invoice {e.SubjectNumber} cancelled by {e["by"]}: ", $"Rechnung {e.SubjectNumber} storniert durch {e["by"]}: ")
            + CancelWords.Of(Value<CancelReason>(e["reason"])) + ".",
        "invoice.paid" when e["amount"].StartsWith('-') => T($"{Sum(e).TrimStart('-', '−')} taken back from what was paid for invoice {e.SubjectNumber}.", $"{Sum(e).TrimStart('-', '−')} vom Gezahlten zu Rechnung {e.SubjectNumber} zurückgenommen."),
        "invoice.paid" => T($"{Sum(e)} paid for invoice {e.SubjectNumber}.", $"{Sum(e)} zu Rechnung {e.SubjectNumber} gezahlt."),
        _ => null,
    };

    private static string Sum(EventFacts e) =>
        decimal.TryParse(e["amount"], System.Globalization.CultureInfo.InvariantCulture, out var amount) ? new Money(amount, e["currency"]).ToString() : e["amount"];

    private static string? OfRequest(EventFacts e) => e.Kind switch
    {
        "request.asked" => T($"Change {e.SubjectNumber} asked for: {Asked(e)}.", $"Änderung {e.SubjectNumber} beantragt: {Asked(e)}."),
        "request.withdrawn" => T($"Change request {e.SubjectNumber} withdrawn.", $"Änderungsantrag {e.SubjectNumber} zurückgezogen."),
        "request.refused" => T($"Change request {e.SubjectNumber} refused.", $"Änderungsantrag {e.SubjectNumber} abgelehnt."),
        "request.approved" => T($"Change request {e.SubjectNumber} approved.", $"Änderungsantrag {e.SubjectNumber} genehmigt."),
        "request.approved-first" => T($"Change request {e.SubjectNumber} approved by the first of two.", $"Änderungsantrag {e.SubjectNumber} von der ersten von zwei Personen genehmigt."),
        _ => null,
    };

    private static string Asked(EventFacts e) => RequestWords.Of(e["fields"].Split(',').Select(Value<RequestField>));

    private static string Share(EventFacts e) =>
        EscalationWords.Of(Value<ClockKind>(e["target"]), int.TryParse(e["share"], NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share : 100);

    private static string? OfRemedy(EventFacts e)
    {
        var remedy = $"{ComplaintWords.Of(Value<Remedy>(e["remedy"]))} ({e.SubjectNumber})";
        return e.Kind switch
        {
            "complaint.remedy-planned" => T($"Remedy planned: {remedy}.", $"Abhilfe geplant: {remedy}."),
            "complaint.remedy-approved" => T($"Remedy approved: {remedy}.", $"Abhilfe genehmigt: {remedy}."),
            "complaint.remedy-promised" => T($"Remedy promised: {remedy}.", $"Abhilfe zugesagt: {remedy}."),
            "complaint.remedy-done" => T($"Remedy carried out: {remedy}.", $"Abhilfe ausgeführt: {remedy}."),
            "complaint.remedy-dropped" => T($"Remedy dropped: {remedy}.", $"Abhilfe gestrichen: {remedy}."),
            "complaint.remedy-reminded" => T($"Remedy overdue, a reminder went out: {remedy}.", $"Abhilfe überfällig, eine Erinnerung ging hinaus: {remedy}."),
            _ => null,
        };
    }

    private static string? OfComplaint(EventFacts e) => e.Kind switch
    {
        "complaint.filed" => T($"Complaint {e.SubjectNumber} came in.", $"Beschwerde {e.SubjectNumber} ging ein."),
        "complaint.assigned" => e.StaffName(e["staff"]) is { } name
            ? T($"{name} takes care of {e.SubjectNumber}.", $"{name} kümmert sich um {e.SubjectNumber}.")
            : T($"Somebody takes care of {e.SubjectNumber}.", $"Jemand kümmert sich um {e.SubjectNumber}."),
        "complaint.investigated" => T($"The investigation of {e.SubjectNumber} began.", $"Die Untersuchung von {e.SubjectNumber} hat begonnen."),
        "complaint.assessed" => T($"{e.SubjectNumber} assessed: ", $"{e.SubjectNumber} beurteilt: ") + AssessmentWords.Of(Value<Severity>(e["severity"])) + ".",
        "complaint.decided" => T($"{e.SubjectNumber} decided: ", $"{e.SubjectNumber} entschieden: ") + ComplaintWords.Of(Value<ComplaintOutcome>(e["outcome"])) + ".",
        "complaint.contested" => T($"The customer disagrees with the decision on {e.SubjectNumber}.", $"Der Kunde widerspricht der Entscheidung zu {e.SubjectNumber}."),
        "complaint.rated" => T($"The customer on how {e.SubjectNumber} was handled: ", $"Der Kunde zur Bearbeitung von {e.SubjectNumber}: ") + AssessmentWords.Of(Value<Contentment>(e["contentment"])) + ".",
        "complaint.answered" => T($"We answered {e.SubjectNumber}.", $"Wir haben {e.SubjectNumber} beantwortet."),
        "complaint.replied" => T($"The customer wrote about {e.SubjectNumber}.", $"Der Kunde schrieb zu {e.SubjectNumber}."),
        "complaint.solved" => T($"The customer says that {e.SubjectNumber} is settled.", $"Der Kunde meldet {e.SubjectNumber} als erledigt."),
        "complaint.closed" => T($"{e.SubjectNumber} closed: ", $"{e.SubjectNumber} abgeschlossen: ") + ComplaintWords.Of(Value<ComplaintOutcome>(e["outcome"]), Value<ComplaintKind>(e["kind"])) + ".",
        "complaint.cause-found" => T($"Cause of {e.SubjectNumber}: ", $"Ursache von {e.SubjectNumber}: ") + ComplaintWords.Of(Value<Cause>(e["cause"])) + ".",
        "complaint.reopened" => T($"{e.SubjectNumber} opened again.", $"{e.SubjectNumber} wieder geöffnet."),
        "complaint.escalated" => T($"{e.SubjectNumber} was escalated, level {e["level"]}: ", $"{e.SubjectNumber} wurde eskaliert, Stufe {e["level"]}: ") + Share(e) + ".",
        "complaint.told-late" => T($"The customer was told that the answer to {e.SubjectNumber} is late.", $"Dem Kunden wurde gesagt, dass die Antwort zu {e.SubjectNumber} sich verspätet."),
        "complaint.told-progress" => T($"The customer was told that {e.SubjectNumber} is still in work.", $"Dem Kunden wurde gesagt, dass {e.SubjectNumber} noch in Arbeit ist."),
        "complaint.snoozed" => T($"{e.SubjectNumber} snoozed.", $"{e.SubjectNumber} zurückgestellt."),
        "complaint.woken" => T($"{e.SubjectNumber} back in the inbox.", $"{e.SubjectNumber} wieder im Eingang."),
        "complaint.given-back" => T($"Nobody takes care of {e.SubjectNumber} yet.", $"Noch kümmert sich niemand um {e.SubjectNumber}."),
        "complaint.joined" => T($"{e.SubjectNumber} goes on in {e["into"]}.", $"{e.SubjectNumber} geht in {e["into"]} weiter."),
        "complaint.took-in" => T($"{e["from"]} goes on in {e.SubjectNumber}.", $"{e["from"]} geht in {e.SubjectNumber} weiter."),
        "complaint.parted" or "complaint.parted-waiting" => T($"{e.SubjectNumber} stands on its own again.", $"{e.SubjectNumber} steht wieder für sich."),
        "complaint.told-lesson" => T($"The customer was told what changed because of {e.SubjectNumber}.", $"Dem Kunden wurde gesagt, was sich wegen {e.SubjectNumber} geändert hat."),
        "complaint.split-off" => T($"Part of {e.SubjectNumber} is {e["into"]} now.", $"Ein Teil von {e.SubjectNumber} ist jetzt {e["into"]}."),
        "complaint.reminded" => e["to"] == "manager"
            ? T($"The answer to {e.SubjectNumber} is overdue: the managers were reminded.", $"Die Antwort zu {e.SubjectNumber} ist überfällig: Die Leitung wurde erinnert.")
            : T($"The answer to {e.SubjectNumber} is overdue: a reminder went out.", $"Die Antwort zu {e.SubjectNumber} ist überfällig: Eine Erinnerung ging hinaus."),
        _ => OfRemedy(e),
    };
}
