namespace Portal.Server.Features.Complaints;

/// <summary>The kinds of event a complaint leaves.</summary>
internal static class ComplaintEvents
{
    public const string Filed = "complaint.filed";
    public const string Assigned = "complaint.assigned";
    public const string Assessed = "complaint.assessed";
    public const string Investigated = "complaint.investigated";
    public const string Answered = "complaint.answered";
    public const string Replied = "complaint.replied";
    public const string Decided = "complaint.decided";
    public const string Contested = "complaint.contested";
    public const string Solved = "complaint.solved";
    public const string Closed = "complaint.closed";
    public const string CauseFound = "complaint.cause-found";
    public const string Rated = "complaint.rated";
    public const string RemedyPlanned = "complaint.remedy-planned";
    public const string RemedyApproved = "complaint.remedy-approved";
    public const string RemedyPromised = "complaint.remedy-promised";
    public const string RemedyDone = "complaint.remedy-done";
    public const string RemedyDropped = "complaint.remedy-dropped";
    public const string RemedyReminded = "complaint.remedy-reminded";
    public const string Reopened = "complaint.reopened";
    public const string Escalated = "complaint.escalated";
    public const string ToldLate = "complaint.told-late";
    public const string ToldProgress = "complaint.told-progress";

    /// <summary>What earlier versions called an escalation.</summary>
    public const string Reminded = "complaint.reminded";
    public const string Snoozed = "complaint.snoozed";
    public const string Woken = "complaint.woken";
    public const string GivenBack = "complaint.given-back";
    public const string Joined = "complaint.joined";
    public const string TookIn = "complaint.took-in";

    /// <summary>A joining was taken back where it was our turn.</summary>
    public const string Parted = "complaint.parted";

    /// <summary>A joining was taken back where it was not our turn.</summary>
    public const string PartedWaiting = "complaint.parted-waiting";
    public const string ToldLesson = "complaint.told-lesson";
    public const string SplitOff = "complaint.split-off";
}
