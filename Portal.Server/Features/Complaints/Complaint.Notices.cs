using System.Globalization;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Complaints;

// Who is told of a complaint by itself. None of it changes the complaint: whoever writes an answer meanwhile is not interrupted.
internal sealed partial class Complaint
{
    private const int MostNamed = 80;

    /// <summary>The customer's class when it came in: the times it is read by stay the same when the class changes.</summary>
    public CustomerClass Class { get; init; }

    /// <summary>Staff are told, on a level.</summary>
    /// <param name="clockBegan">What it is once for.</param>
    public ComplaintNotice Escalate(ClockKind target, int level, int share, DateTimeOffset clockBegan, IEnumerable<long> told, DateTimeOffset at)
    {
        Told(ComplaintEvents.Escalated, at, visible: false, ("target", target.ToString()), ("level", level.ToString(CultureInfo.InvariantCulture)),
            ("share", share.ToString(CultureInfo.InvariantCulture)), ("told", string.Join(',', told.Take(MostNamed).Select(id => id.ToString(CultureInfo.InvariantCulture)))));
        return Notice(target, level, clockBegan, at);
    }

    /// <summary>The customer is told that the day of our answer has passed, or that we are still at it.</summary>
    public ComplaintNotice Tell(ClockKind target, DateTimeOffset onceFor, DateTimeOffset at)
    {
        Told(target == ClockKind.Answer ? ComplaintEvents.ToldLate : ComplaintEvents.ToldProgress, at, visible: true);
        return Notice(target, 0, onceFor, at);
    }

    /// <summary>The customer reads what changed because of it. Nothing is asked of her, and no clock runs for it.</summary>
    public void TellLesson(DateTimeOffset at, string author, string text)
    {
        Messages.Add(new ComplaintMessage { CustomerId = CustomerId, FromStaff = true, AuthorName = author, Text = text, At = at });
        Told(ComplaintEvents.ToldLesson, at, visible: true);
    }

    /// <summary>Another day of our answer, where it is our turn.</summary>
    public void Promise(DateTimeOffset dueAt) => DueAt = WaitingFor == WaitingFor.Us ? dueAt : DueAt;

    private void Told(string kind, DateTimeOffset at, bool visible, params (string Key, string Value)[] arguments) =>
        Happened.Add(EventLog.Make(this, SubjectKind.Complaint, Number, kind, Actor.System, at, visible, arguments));

    private ComplaintNotice Notice(ClockKind target, int level, DateTimeOffset onceFor, DateTimeOffset at) =>
        new() { ComplaintId = Id, CustomerId = CustomerId, Target = target, Level = level, For = onceFor, At = at };
}
