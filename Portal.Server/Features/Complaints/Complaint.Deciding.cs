using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// From the assessment to the customer's yes or no, and what she says of it all.
internal sealed partial class Complaint
{
    /// <summary>Says how grave it is; may be said anew as more is known.</summary>
    public Outcome Assess(Actor by, DateTimeOffset at, Assessment assessment)
    {
        if (Check(Step.Assess) is { } problem) return problem;
        (Severity, Complexity, Impact) = (assessment.Severity, assessment.Complexity, assessment.Impact);
        (ImmediateAction, AssessedAt) = (assessment.ImmediateAction.Trim(), at);
        Note(ComplaintEvents.Assessed, by, at, visible: false, ("severity", assessment.Severity.ToString()));
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <summary>Decides, and puts what was planned for her before the customer: she accepts or contests.</summary>
    public Outcome Decide(Actor by, DateTimeOffset at, ComplaintDecision decision)
    {
        if (Check(Step.Decide) is { } problem) return problem;
        if (UnapprovedRemedy is { } unapproved) return unapproved;
        Stage = Stage.Decision;
        (Outcome, ContestedAt, SolvedAt) = (decision.Outcome, null, null);
        TurnToHer();
        Say(by, at, decision.Text);
        Note(ComplaintEvents.Decided, by, at, visible: true, ("outcome", decision.Outcome.ToString()));
        PromiseRemedies(by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <summary>The customer says no to the decision: it stays open and is looked at anew.</summary>
    public Outcome Contest(Actor by, DateTimeOffset at, string text, DateTimeOffset dueAt)
    {
        if (CheckCustomer(Step.Contest, at) is { } problem) return problem;
        Stage = Stage.Investigation;
        ContestedAt = at;
        TurnToUs(dueAt);
        Say(by, at, text);
        Note(ComplaintEvents.Contested, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Close(Actor by, DateTimeOffset at, Closing closing)
    {
        if (Check(Step.Close) is { } problem) return problem;
        if (OpenRemedies > 0) return Portal.Shared.Common.Outcome.Refused(T(
            "A remedy is still open. Carry it out or drop it, then close.", "Eine Abhilfe ist noch offen. Führen Sie sie aus oder streichen Sie sie, dann schließen Sie ab."));
        Stage = Stage.Closing;
        WaitingFor = WaitingFor.Nobody;
        DueAt = null;
        (ClosedAt, SnoozedUntil) = (at, null);
        (Outcome, Cause, CauseKey) = (closing.Outcome, closing.Cause, closing.CauseKey);
        Say(by, at, closing.Text);
        Note(ComplaintEvents.Closed, by, at, visible: true, ("outcome", closing.Outcome.ToString()), ("kind", Kind.ToString()));
        if (Kind == ComplaintKind.Complaint) Note(ComplaintEvents.CauseFound, by, at, visible: false, ("cause", closing.Cause.ToString()));
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Reopen(Actor by, DateTimeOffset at, string? text, DateTimeOffset dueAt)
    {
        var problem = by.Kind == ActorKind.Customer ? CheckCustomer(Step.Reopen, at) : Check(Step.Reopen);
        if (problem is not null) return problem;
        Stage = Stage.Investigation;
        ClosedAt = null;
        (Contentment, RatingComment) = (Contentment.None, "");
        TurnToUs(dueAt);
        if (text is not null) Say(by, at, text);
        Note(ComplaintEvents.Reopened, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Rate(Actor by, DateTimeOffset at, Rating rating)
    {
        if (CheckCustomer(Step.Rate, at) is { } problem) return problem;
        (Contentment, RatingComment) = (rating.Contentment, rating.Comment.Trim());
        Note(ComplaintEvents.Rated, by, at, visible: true, ("contentment", rating.Contentment.ToString()));
        return Portal.Shared.Common.Outcome.Done;
    }
}
