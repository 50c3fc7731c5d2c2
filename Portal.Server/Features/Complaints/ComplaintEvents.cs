namespace Portal.Server.Features.Complaints;

/// <summary>The kinds of event a complaint leaves.</summary>
internal static class ComplaintEvents
{
    public const string Filed = "complaint.filed";
    public const string Assigned = "complaint.assigned";
    public const string Investigated = "complaint.investigated";
    public const string Answered = "complaint.answered";
    public const string Replied = "complaint.replied";
    public const string Solved = "complaint.solved";
    public const string Closed = "complaint.closed";
    public const string CauseFound = "complaint.cause-found";
    public const string Reopened = "complaint.reopened";
    public const string Reminded = "complaint.reminded";
    public const string Snoozed = "complaint.snoozed";
    public const string Woken = "complaint.woken";
    public const string GivenBack = "complaint.given-back";
}
