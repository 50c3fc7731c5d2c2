using System.Globalization;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// What can happen to a complaint. Every method asks the table in Shared first, and every change leaves an event.
[WrittenByCustomers]
internal sealed partial class Complaint
{
    public bool IsOpen => Stage != Stage.Closing;

    public bool IsOverdue(DateTimeOffset now) => IsOpen && WaitingFor == WaitingFor.Us && DueAt < now;

    /// <summary>Receipt and acknowledgement in one: the mail leaves with the row.</summary>
    public void File(Actor by, string text, DateTimeOffset dueAt)
    {
        Stage = Stage.Acknowledgement;
        WaitingFor = WaitingFor.Us;
        DueAt = dueAt;
        Say(by, ReceivedAt, text);
        Note(ComplaintEvents.Filed, by, ReceivedAt);
    }

    /// <summary>Receipt of what came by phone, letter or visit: the customer's words, written down by staff.</summary>
    public void Record(StaffActor by, string text, DateTimeOffset dueAt)
    {
        (Stage, WaitingFor, DueAt) = (Stage.Acknowledgement, WaitingFor.Us, dueAt);
        LastWordAt = ReceivedAt;
        Messages.Add(new ComplaintMessage { CustomerId = CustomerId, AuthorUserId = FiledByUserId, AuthorName = FiledByName, Text = text.Trim(), At = ReceivedAt });
        Note(ComplaintEvents.Filed, by, ReceivedAt, visible: true, ("channel", Channel.ToString()));
    }

    public Outcome Assign(Actor by, DateTimeOffset at, long staffId)
    {
        if (Check(Step.Assign) is { } problem) return problem;
        AssigneeId = staffId;
        if (Stage < Stage.Assessment) Stage = Stage.Assessment;
        Note(ComplaintEvents.Assigned, by, at, visible: true, ("staff", staffId.ToString(CultureInfo.InvariantCulture)));
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Investigate(Actor by, DateTimeOffset at)
    {
        if (Check(Step.Investigate) is { } problem) return problem;
        Stage = Stage.Investigation;
        Note(ComplaintEvents.Investigated, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Answer(Actor by, DateTimeOffset at, string text)
    {
        if (Check(Step.Answer) is { } problem) return problem;
        Stage = Stage.Response;
        TurnToHer();
        Say(by, at, text);
        Note(ComplaintEvents.Answered, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Reply(Actor by, DateTimeOffset at, string text, DateTimeOffset dueAt)
    {
        if (CheckCustomer(Step.Reply, at) is { } problem) return problem;
        // Two words of hers before one of ours: she waits since the first.
        TurnToUs(WaitingFor == WaitingFor.Us && DueAt < dueAt ? DueAt.Value : dueAt);
        Say(by, at, text);
        Note(ComplaintEvents.Replied, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome DeclareSolved(Actor by, DateTimeOffset at)
    {
        if (CheckCustomer(Step.DeclareSolved, at) is { } problem) return problem;
        SolvedAt = at;
        WaitingFor = WaitingFor.Nobody;
        DueAt = null;
        SnoozedUntil = null;
        Note(ComplaintEvents.Solved, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Attachment Attach(ComplaintMessage message, StoredFile file)
    {
        var attachment = new Attachment { Message = message, CustomerId = CustomerId, FileNumber = ++FileCount, Stored = file };
        Files.Add(attachment);
        return attachment;
    }

    private void TurnToUs(DateTimeOffset dueAt)
    {
        WaitingFor = WaitingFor.Us;
        SolvedAt = null;
        DueAt = dueAt;
        // Whoever wrote is not kept waiting by a snooze.
        SnoozedUntil = null;
    }

    private void TurnToHer()
    {
        WaitingFor = WaitingFor.Customer;
        DueAt = null;
    }

    private void Note(string kind, Actor by, DateTimeOffset at, bool visible = true, params (string Key, string Value)[] arguments)
    {
        ChangedAt = at;
        Happened.Add(EventLog.Make(this, SubjectKind.Complaint, Number, kind, by, at, visible, arguments));
    }

    private Problem? Check(Step step) => Steps.ForStaff(Standing).Contains(step) ? null : NotNow;

    private Problem? CheckCustomer(Step step, DateTimeOffset at) => Steps.ForCustomer(Standing, at).Contains(step) ? null : NotNow;

    private static Problem NotNow => Portal.Shared.Common.Outcome.Refused(T(
        "That is not possible at this stage. The page shows where the complaint stands now.",
        "Das ist in diesem Stand nicht möglich. Die Seite zeigt, wo die Beschwerde jetzt steht."));
}
