using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>What a part of a search of the inbox asks about.</summary>
public enum InboxField { Word, Is, Class, Assignee, Due, Received, Product, Order, Customer, Cause, Kind, Stage, Severity }

/// <summary>What may stand behind an operator besides its own values.</summary>
public enum InboxRest { Nothing, Text, Period }

/// <summary>A value of an operator.</summary>
/// <param name="Key">As the rest of the program knows it, whatever language it was typed in.</param>
public sealed record InboxValue(string Key, string English, string German)
{
    public string Word => T(English, German);
}

/// <summary>An operator of the search, in both languages; either is understood.</summary>
public sealed record InboxOperator(InboxField Field, string English, string German, InboxRest Rest, IReadOnlyList<InboxValue> Values)
{
    public string Word => T(English, German);
}

/// <summary>The language of the inbox's search: its operators and their values. Parsing, completing, refusing and the saved views read this one table.</summary>
public static class InboxSyntax
{
    public const string Open = "open", Closed = "closed", Overdue = "overdue", Waiting = "waiting", Unassigned = "unassigned", Snoozed = "snoozed", Followed = "followed";
    public const string Me = "me", None = "none", Today = "today";

    public static readonly IReadOnlyList<InboxOperator> Operators =
    [
        new(InboxField.Is, "is", "ist", InboxRest.Nothing,
        [
            new(Open, "open", "offen"), new(Closed, "closed", "abgeschlossen"), new(Overdue, "overdue", "überfällig"), new(Waiting, "waiting", "wartend"),
            new(Unassigned, "unassigned", "unvergeben"), new(Snoozed, "snoozed", "zurückgestellt"), new(Followed, "followed", "beobachtet"),
        ]),
        new(InboxField.Class, "class", "klasse", InboxRest.Nothing, [new("A", "A", "A"), new("B", "B", "B"), new("C", "C", "C"), new("None", "none", "ohne")]),
        new(InboxField.Assignee, "assignee", "zuständig", InboxRest.Text, [new(Me, "me", "ich"), new(None, "none", "niemand")]),
        new(InboxField.Due, "due", "fällig", InboxRest.Period, [new(Today, "today", "heute"), new("<2h", "<2h", "<2h"), new("<1d", "<1d", "<1t"), new(">1d", ">1d", ">1t")]),
        new(InboxField.Received, "received", "eingegangen", InboxRest.Period, [new(Today, "today", "heute"), new("<1d", "<1d", "<1t"), new(">7d", ">7d", ">7t")]),
        new(InboxField.Product, "product", "artikel", InboxRest.Text, []),
        new(InboxField.Order, "order", "auftrag", InboxRest.Text, []),
        new(InboxField.Customer, "customer", "kunde", InboxRest.Text, []),
        new(InboxField.Cause, "cause", "ursache", InboxRest.Nothing,
        [
            new(nameof(Cause.None), "none", "ohne"), new(nameof(Cause.LateDelivery), "late", "verspätet"), new(nameof(Cause.DamagedInTransit), "damaged", "transportschaden"),
            new(nameof(Cause.WrongItem), "wrong-item", "falscher-artikel"), new(nameof(Cause.Defect), "defect", "mangel"),
            new(nameof(Cause.WrongQuantity), "wrong-quantity", "falsche-menge"), new(nameof(Cause.WrongInvoice), "wrong-invoice", "falsche-rechnung"),
            new(nameof(Cause.WrongAdvice), "wrong-advice", "falsche-auskunft"), new(nameof(Cause.NotOurs), "not-ours", "nicht-von-uns"), new(nameof(Cause.Other), "other", "andere"),
        ]),
        new(InboxField.Severity, "severity", "schwere", InboxRest.Nothing,
        [
            new(nameof(Severity.Low), "low", "gering"), new(nameof(Severity.Medium), "medium", "mittel"), new(nameof(Severity.High), "high", "hoch"),
            new(nameof(Severity.Critical), "critical", "kritisch"), new(None, "none", "ohne"),
        ]),
        new(InboxField.Kind, "kind", "art", InboxRest.Nothing,
        [
            new(nameof(ComplaintKind.Complaint), "complaint", "beschwerde"), new(nameof(ComplaintKind.Suggestion), "suggestion", "anregung"),
            new(nameof(ComplaintKind.Question), "question", "anfrage"),
        ]),
        new(InboxField.Stage, "stage", "stufe", InboxRest.Nothing,
        [
            new(nameof(Stage.Receipt), "received", "eingegangen"), new(nameof(Stage.Acknowledgement), "acknowledged", "bestätigt"),
            new(nameof(Stage.Assessment), "assessed", "beurteilung"), new(nameof(Stage.Investigation), "investigated", "untersuchung"),
            new(nameof(Stage.Response), "answered", "beantwortet"), new(nameof(Stage.Decision), "decided", "entschieden"), new(nameof(Stage.Closing), "closed", "abgeschlossen"),
        ]),
    ];

    /// <summary>The operator of that name, in either language; null where there is none.</summary>
    public static InboxOperator? Find(string name)
    {
        var wanted = Fold(name);
        return Operators.FirstOrDefault(o => Fold(o.English) == wanted || Fold(o.German) == wanted);
    }

    /// <summary>The operator's value of that name, in either language; null where there is none.</summary>
    public static InboxValue? Value(this InboxOperator of, string name)
    {
        ArgumentNullException.ThrowIfNull(of);
        var wanted = Fold(name);
        return of.Values.FirstOrDefault(v => Fold(v.English) == wanted || Fold(v.German) == wanted);
    }

    /// <summary>Lower case, and an umlaut as those write it who have no key for it.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
    }
}
