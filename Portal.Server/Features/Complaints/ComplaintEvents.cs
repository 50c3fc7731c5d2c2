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
    public const string Escalated = "complaint.escalated";
    public const string ToldLate = "complaint.told-late";
    public const string ToldProgress = "complaint.told-progress";

    /// <summary>What earlier versions called an escalation.</summary>
    public const string Reminded = "complaint.reminded";
}
