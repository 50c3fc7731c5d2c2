using Portal.Server.Data;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.ChangeRequests;

// What happens to a request: each step checks and records.
internal sealed partial class ChangeRequest
{
    public void Ask(Actor by) => Happened.Add(RequestEvents.Make(this, RequestEvents.Asked, by, AskedAt, ("fields", string.Join(',', Changes.Select(c => c.Field)))));

    public Outcome Withdraw(Actor by, DateTimeOffset at) => End(RequestState.Withdrawn, RequestEvents.Withdrawn, by, at, "");

    public Outcome Refuse(Actor by, DateTimeOffset at, string why) => End(RequestState.Refused, RequestEvents.Refused, by, at, why);

    public Outcome Approve(Actor by, DateTimeOffset at, string word) => End(RequestState.Approved, RequestEvents.Approved, by, at, word);

    /// <summary>The first of two.</summary>
    /// <param name="saw">A hash of the values that are replaced.</param>
    public Outcome ApproveFirst(StaffActor by, DateTimeOffset at, string saw)
    {
        if (State != RequestState.Waiting) return Over;
        (FirstStaffId, FirstByName, FirstAt, FirstSaw) = (by.StaffId, by.Name, at, saw);
        Happened.Add(RequestEvents.Make(this, RequestEvents.ApprovedFirst, by, at));
        return Outcome.Done;
    }

    private Outcome End(RequestState state, string kind, Actor by, DateTimeOffset at, string word)
    {
        if (State != RequestState.Waiting) return Over;
        (State, DecidedAt, DecidedByName, Answer) = (state, at, by.Name, word);
        Happened.Add(RequestEvents.Make(this, kind, by, at));
        return Outcome.Done;
    }

    private static Problem Over => Outcome.Refused(T("This request is decided or withdrawn already.", "Dieser Antrag ist schon entschieden oder zurückgezogen."));
}
