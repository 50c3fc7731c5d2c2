using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Complaints;

/// <summary>How staff read the state of a complaint: whose turn it is, and what may be done.</summary>
public static class DeskWords
{
    public static string Of(InboxView view) => view switch
    {
        InboxView.Mine => T("Mine", "Meine"),
        InboxView.Overdue => T("Overdue", "Überfällig"),
        InboxView.Waiting => T("Waiting for the customer", "Wartet auf den Kunden"),
        InboxView.Closed => T("Closed", "Abgeschlossen"),
        _ => T("Open", "Offen"),
    };

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

    private static State State(Stage stage, WaitingFor waiting, bool solved, bool overdue) =>
        stage == Stage.Closing ? new(Tone.Neutral, ComplaintWords.Of(stage), "")
        : solved ? new(Tone.Good, T("Settled, to be closed", "Erledigt, abzuschließen"), "")
        : overdue ? new(Tone.Problem, T("Overdue", "Überfällig"), "")
        : waiting == WaitingFor.Customer ? new(Tone.Attention, T("Waiting for the customer", "Wartet auf den Kunden"), "")
        : new(Tone.Neutral, ComplaintWords.Of(stage), "");
}
