using System.Globalization;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// What is given to put it right. Whoever calls these has read the remedies with the complaint.
internal sealed partial class Complaint
{
    /// <summary>What all that is given or thought of is worth together.</summary>
    public decimal RemedyValue => Remedies.Where(r => r.State != RemedyState.Dropped).Sum(r => r.Value ?? 0);

    private Problem? UnapprovedRemedy => !Remedies.Exists(r => r.State == RemedyState.ToApprove) ? null : Portal.Shared.Common.Outcome.Refused(T(
        "A remedy still needs its approval. Have it approved or drop it, then decide.", "Eine Abhilfe wartet noch auf ihre Genehmigung. Lassen Sie sie genehmigen oder streichen Sie sie, dann entscheiden Sie."));

    /// <param name="needsApproval">It is worth more than whoever plans it may give.</param>
    public Outcome Plan(StaffActor by, DateTimeOffset at, RemedyDraft draft, bool needsApproval)
    {
        if (Check(Step.Decide) is { } problem) return problem;
        var remedy = new GivenRemedy
        {
            CustomerId = CustomerId, Position = Remedies.Count + 1, Kind = draft.Kind, What = draft.What.Trim(), Value = Amounts.Read(draft.Value), OwnerId = draft.OwnerId,
            PlannedById = by.StaffId, DueOn = draft.DueOn!.Value, State = needsApproval ? RemedyState.ToApprove : RemedyState.Planned,
        };
        Remedies.Add(remedy);
        OpenRemedies++;
        Note(ComplaintEvents.RemedyPlanned, by, at, visible: false, Named(remedy));
        // What is given after the decision is told at once.
        if (Stage == Stage.Decision && !needsApproval) Promise(remedy, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    public Outcome Approve(StaffActor by, DateTimeOffset at, int position)
    {
        if (Find(position, r => r.State == RemedyState.ToApprove) is not { } remedy) return NotNow;
        if (remedy.PlannedById == by.StaffId) return Portal.Shared.Common.Outcome.Refused(T(
            "You planned it yourself: somebody else approves it.", "Sie haben sie selbst geplant: Jemand anderes muss sie genehmigen."));
        (remedy.State, remedy.ApprovedById) = (RemedyState.Planned, by.StaffId);
        Note(ComplaintEvents.RemedyApproved, by, at, visible: false, Named(remedy));
        if (Stage == Stage.Decision) Promise(remedy, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <param name="done">True when it was carried out, false when it is dropped.</param>
    /// <param name="result">The number of what was made of it, or why it is dropped.</param>
    public Outcome End(StaffActor by, DateTimeOffset at, int position, bool done, string result)
    {
        if (Find(position, r => done ? r.State == RemedyState.Open : r.IsUnderWay) is not { } remedy) return NotNow;
        (remedy.State, remedy.EndedAt, remedy.Result) = (done ? RemedyState.Done : RemedyState.Dropped, at, result.Trim());
        OpenRemedies--;
        Note(done ? ComplaintEvents.RemedyDone : ComplaintEvents.RemedyDropped, by, at, visible: remedy.PromisedAt is not null, Named(remedy));
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <summary>Notes that the owner of a remedy is reminded of a missed day.</summary>
    /// <returns>False where it was done already.</returns>
    public bool RemindOf(GivenRemedy remedy, DateTimeOffset at)
    {
        if (!remedy.IsUnderWay || remedy.RemindedFor == remedy.DueOn) return false;
        remedy.RemindedFor = remedy.DueOn;
        Note(ComplaintEvents.RemedyReminded, Actor.System, at, visible: false, Named(remedy));
        return true;
    }

    private void PromiseRemedies(Actor by, DateTimeOffset at)
    {
        foreach (var remedy in Remedies.Where(r => r.State == RemedyState.Planned)) Promise(remedy, by, at);
    }

    private void Promise(GivenRemedy remedy, Actor by, DateTimeOffset at)
    {
        (remedy.State, remedy.PromisedAt) = (RemedyState.Open, at);
        Note(ComplaintEvents.RemedyPromised, by, at, visible: true, Named(remedy));
    }

    private GivenRemedy? Find(int position, Func<GivenRemedy, bool> fits) => Remedies.SingleOrDefault(r => r.Position == position && fits(r));

    private static (string, string)[] Named(GivenRemedy remedy) =>
        [("remedy", remedy.Kind.ToString()), ("position", remedy.Position.ToString(CultureInfo.InvariantCulture))];
}
