using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Complaints;

/// <summary>How staff read the state of a complaint: whose turn it is, and what may be done.</summary>
public static class DeskWords
{
    /// <summary>The columns there are, in the order in which they stand.</summary>
    public static readonly IReadOnlyList<InboxColumns> Columns =
    [
        InboxColumns.Customer, InboxColumns.Class, InboxColumns.State, InboxColumns.Severity, InboxColumns.InCharge, InboxColumns.Order, InboxColumns.Due, InboxColumns.Received, InboxColumns.LastWord,
    ];

    public static string Of(InboxColumns column) => column switch
    {
        InboxColumns.Customer => T("Customer", "Kunde"),
        InboxColumns.Class => T("Class", "Klasse"),
        InboxColumns.Severity => T("Severity", "Schwere"),
        InboxColumns.State => T("State", "Stand"),
        InboxColumns.InCharge => T("In charge", "Zuständig"),
        InboxColumns.Order => T("Order", "Auftrag"),
        InboxColumns.Due => T("Answer by", "Antwort bis"),
        InboxColumns.Received => T("Received", "Eingegangen"),
        _ => T("Last word", "Letzte Nachricht"),
    };

    public static string Of(InboxSort sort, bool turned) => (sort, turned) switch
    {
        (InboxSort.Due, false) => T("answer by, next first", "Antwort bis, nächste zuerst"),
        (InboxSort.Due, true) => T("answer by, last first", "Antwort bis, letzte zuerst"),
        (InboxSort.LastWord, false) => T("last word, newest first", "Letzte Nachricht, neueste zuerst"),
        (InboxSort.LastWord, true) => T("last word, oldest first", "Letzte Nachricht, älteste zuerst"),
        (InboxSort.Customer, false) => T("customer, A to Z", "Kunde, A bis Z"),
        (InboxSort.Customer, true) => T("customer, Z to A", "Kunde, Z bis A"),
        (InboxSort.Severity, false) => T("severity, gravest first", "Schwere, schwerste zuerst"),
        (InboxSort.Severity, true) => T("severity, slightest first", "Schwere, leichteste zuerst"),
        (_, true) => T("received, oldest first", "Eingang, älteste zuerst"),
        _ => T("received, newest first", "Eingang, neueste zuerst"),
    };

    /// <summary>What a column of plain words says.</summary>
    public static string Cell(InboxRow row, InboxColumns column)
    {
        ArgumentNullException.ThrowIfNull(row);
        return column switch
        {
            InboxColumns.Customer => row.CustomerName,
            InboxColumns.Class => row.Class == CustomerClass.None ? "–" : row.Class.ToString(),
            InboxColumns.Severity => row.Severity is { } severity ? AssessmentWords.Of(severity) : "–",
            InboxColumns.InCharge => row.AssigneeName ?? T("nobody", "niemand"),
            _ => row.OrderNumber ?? "–",
        };
    }

    public static string Of(RemedyView view) => view switch
    {
        RemedyView.All => T("All", "Alle"),
        RemedyView.Overdue => T("Overdue", "Überfällig"),
        RemedyView.ToApprove => T("To be approved", "Zu genehmigen"),
        _ => T("Mine", "Meine"),
    };

    public static State State(InboxRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return State(row.Stage, row.WaitingFor, row.Solved, row.Overdue);
    }

    public static State State(DeskComplaint complaint)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        return State(complaint.Stage, complaint.WaitingFor, complaint.Solved, complaint.Overdue);
    }

    public static State State(BoundComplaint complaint)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        return State(complaint.Stage, complaint.WaitingFor, complaint.Solved, complaint.Overdue);
    }

    private static State State(Stage stage, WaitingFor waiting, bool solved, bool overdue) =>
        stage == Stage.Closing ? new(Tone.Neutral, ComplaintWords.Of(stage), "")
        : solved ? new(Tone.Good, T("Settled, to be closed", "Erledigt, abzuschließen"), "")
        : overdue ? new(Tone.Problem, T("Overdue", "Überfällig"), "")
        : waiting == WaitingFor.Customer ? new(Tone.Attention, T("Waiting for the customer", "Wartet auf den Kunden"), "")
        : new(Tone.Neutral, ComplaintWords.Of(stage), "");
}
