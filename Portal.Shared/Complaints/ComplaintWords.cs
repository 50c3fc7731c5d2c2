using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>The words of complaints, for pages and mails alike.</summary>
public static class ComplaintWords
{
    public static string Of(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Suggestion => T("Suggestion", "Anregung"),
        ComplaintKind.Question => T("Question", "Anfrage"),
        _ => T("Complaint", "Beschwerde"),
    };

    public static string Of(Stage stage) => stage switch
    {
        Stage.Receipt => T("Received", "Eingegangen"),
        Stage.Acknowledgement => T("Acknowledged", "Bestätigt"),
        Stage.Assessment => T("Being assessed", "Wird beurteilt"),
        Stage.Investigation => T("Being investigated", "Wird untersucht"),
        Stage.Response => T("Answered", "Beantwortet"),
        Stage.Decision => T("Decided", "Entschieden"),
        _ => T("Closed", "Abgeschlossen"),
    };

    /// <summary>How it ended: a suggestion is built in or not, a question is answered.</summary>
    public static string Of(ComplaintOutcome outcome, ComplaintKind kind = ComplaintKind.Complaint) => (kind, outcome) switch
    {
        (_, ComplaintOutcome.Withdrawn) => T("Withdrawn", "Zurückgezogen"),
        (ComplaintKind.Suggestion, ComplaintOutcome.Upheld) => T("Built in", "Umgesetzt"),
        (ComplaintKind.Suggestion, ComplaintOutcome.PartlyUpheld) => T("Partly built in", "Teilweise umgesetzt"),
        (ComplaintKind.Suggestion, _) => T("Not taken up", "Nicht aufgegriffen"),
        (ComplaintKind.Question, ComplaintOutcome.NotUpheld) => T("Could not be answered", "Nicht zu beantworten"),
        (ComplaintKind.Question, _) => T("Answered", "Beantwortet"),
        (_, ComplaintOutcome.Upheld) => T("Upheld", "Berechtigt"),
        (_, ComplaintOutcome.PartlyUpheld) => T("Partly upheld", "Teilweise berechtigt"),
        _ => T("Not upheld", "Nicht berechtigt"),
    };

    /// <summary>The ends that something of this kind can come to.</summary>
    public static IEnumerable<ComplaintOutcome> Outcomes(ComplaintKind kind) =>
        Enum.GetValues<ComplaintOutcome>().Where(o => kind != ComplaintKind.Question || o != ComplaintOutcome.PartlyUpheld);

    public static string Of(Cause cause) => cause switch
    {
        Cause.LateDelivery => T("Late delivery", "Verspätete Lieferung"),
        Cause.DamagedInTransit => T("Damaged in transit", "Transportschaden"),
        Cause.WrongItem => T("Wrong item", "Falscher Artikel"),
        Cause.Defect => T("Defective goods", "Mangelhafte Ware"),
        Cause.WrongQuantity => T("Wrong quantity", "Falsche Menge"),
        Cause.WrongInvoice => T("Wrong invoice", "Falsche Rechnung"),
        Cause.WrongAdvice => T("Wrong advice", "Falsche Auskunft"),
        Cause.NotOurs => T("Not caused by us", "Nicht von uns verursacht"),
        Cause.Other => T("Another cause", "Andere Ursache"),
        _ => T("No cause yet", "Noch keine Ursache"),
    };

    public static string Of(Remedy remedy) => remedy switch
    {
        Remedy.Replacement => T("Replacement", "Ersatzlieferung"),
        Remedy.Credit => T("Credit note", "Gutschrift"),
        Remedy.Discount => T("Discount", "Preisnachlass"),
        Remedy.Repair => T("Repair", "Nachbesserung"),
        Remedy.Apology => T("An apology", "Eine Entschuldigung"),
        _ => T("Not decided yet", "Noch offen"),
    };

    /// <summary>Where it stands and what happens next, by when, as the customer reads it.</summary>
    public static State State(ComplaintFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var due = facts.DueOn is { } day ? Dates.Full(day, today) : null;
        if (facts.Joined) return new(Tone.Neutral, T("Joined", "Zusammengeführt"), T("We answer it together with another one of yours.", "Wir beantworten sie zusammen mit einer anderen von Ihnen."));
        if (facts.Stage == Stage.Closing)
        {
            return new(Tone.Neutral, Of(Stage.Closing), facts.CanReopen
                ? T("If it is not settled, you can open it again.", "Wenn es nicht erledigt ist, können Sie die Beschwerde wieder öffnen.")
                : T("Nothing more to do.", "Es ist nichts mehr zu tun."));
        }
        if (facts.Solved)
        {
            return new(Tone.Good, T("Settled, you say", "Von Ihnen als erledigt gemeldet"), facts.OpenRemedies > 0
                ? T("We carry out what we promised, and then close it.", "Wir führen aus, was wir zugesagt haben, und schließen sie dann ab.")
                : T("We note the cause and close it.", "Wir halten die Ursache fest und schließen sie ab."));
        }
        if (facts.WaitingFor == WaitingFor.Customer)
        {
            if (facts.Stage == Stage.Decision)
            {
                return new(Tone.Attention, Of(Stage.Decision),
                    T("Please read our decision: accept it, or tell us why not.", "Bitte lesen Sie unsere Entscheidung: Nehmen Sie sie an, oder sagen Sie uns, warum nicht."));
            }
            return new(Tone.Attention, Of(Stage.Response),
                T("Please read our answer and tell us whether it settles the matter.", "Bitte lesen Sie unsere Antwort und sagen Sie uns, ob es damit erledigt ist."));
        }
        var late = facts.DueOn < today;
        return new(late ? Tone.Problem : Tone.Neutral, facts.Contested ? T("Looked at again", "Wird erneut geprüft") : Of(facts.Stage), due is null
            ? T("We answer as soon as we can.", "Wir antworten so bald wie möglich.")
            : late
                ? T($"We wanted to answer by {due} and are late with it.", $"Wir wollten bis {due} antworten und sind damit im Rückstand.")
                : T($"We answer by {due}.", $"Wir antworten bis {due}."));
    }
}

/// <summary>What the words need to know of a complaint.</summary>
/// <param name="DueOn">The day by which we answer, in the portal's time zone; null while it is not our turn.</param>
public sealed record ComplaintFacts(Stage Stage, WaitingFor WaitingFor, bool Solved, DateOnly? DueOn, bool CanReopen)
{
    /// <summary>The customer said no to the decision that stands.</summary>
    public bool Contested { get; init; }

    /// <summary>Remedies that are promised and not carried out yet.</summary>
    public int OpenRemedies { get; init; }

    /// <summary>It goes on in another one.</summary>
    public bool Joined { get; init; }
}
