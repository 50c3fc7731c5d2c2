using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>What somebody does to a campaign as a whole, each a transaction.</summary>
internal sealed class CampaignSteps(Databases databases, CurrentActor current, CampaignStart start, CampaignGate gate, CampaignEyes eyes)
{
    public CampaignGate Gate => gate;

    public bool MayApprove(Campaign campaign, StaffActor actor) => eyes.MayApprove(campaign, actor);

    public async Task<Outcome> Do(string number, Func<StaffDb, Campaign, StaffActor, Task<Outcome>> step, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            if (await db.Campaigns.SingleOrDefaultAsync(c => c.Number == number, cancel) is not { } campaign) return Outcome.NotFound;
            var outcome = await step(db, campaign, actor);
            if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
            db.AfterCommit(eyes.Wake);
            return true;
        }, cancel);
    }

    /// <summary>At once, at its time, or after a second person agreed: whoever wants it hears now what would keep it from starting.</summary>
    public async Task<Outcome> Start(StaffDb db, Campaign campaign, StaffActor actor, DateTimeOffset? at, CancellationToken cancel)
    {
        if (campaign.State != CampaignState.Draft) return campaign.Start(actor.Name, default);
        if (!eyes.NeedsTwo && at is null) return await start.Begin(db, campaign, actor.Name, cancel);
        var check = await start.Check(db, campaign, cancel);
        if (!check.Succeeded) return Outcome.Refused(string.Join(' ', check.Problems.Select(p => p.Message)));
        return eyes.NeedsTwo ? campaign.Ask(actor.StaffId, actor.Name, at) : campaign.Schedule(actor.Name, at!.Value);
    }

    public async Task<Outcome> Approve(StaffDb db, Campaign campaign, StaffActor actor, CancellationToken cancel)
    {
        if (campaign.State != CampaignState.Waiting) return Outcome.Refused(T("Nobody waits for this any more. Look at the new state.", "Darauf wartet niemand mehr. Sehen Sie sich den neuen Stand an."));
        if (!eyes.MayApprove(campaign, actor)) return Outcome.Refused(T("You wanted it started yourself: somebody else must be the second.", "Sie wollten sie selbst starten: Die zweite Person muss jemand anderes sein."));
        var both = $"{campaign.ByName}, {actor.Name}";
        // What was to start at a time that has passed meanwhile starts now.
        return campaign.ScheduledFor is { } at && eyes.IsAhead(at) ? campaign.Schedule(both, at) : await start.Begin(db, campaign, both, cancel);
    }
}

/// <summary>Whether a start takes two, and who wakes the worker then.</summary>
internal sealed class CampaignEyes(FourEyes eyes, CampaignSignal signal, Clock clock)
{
    public bool NeedsTwo => eyes.Needs(StaffRight.RunCampaigns);

    public void Wake() => signal.Wake();

    public bool IsAhead(DateTimeOffset at) => at > clock.Now;

    public bool MayApprove(Campaign campaign, StaffActor actor) =>
        campaign.State == CampaignState.Waiting && eyes.Weigh([StaffRight.RunCampaigns], campaign.AskedByStaffId, actor) == Approval.Decides;
}
