using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;

namespace Portal.Server.Features.Newsletters;

/// <summary>Opens and closes a started campaign's mailing, within the caller's transaction.</summary>
internal sealed class CampaignGate(MailSignal mails, Clock clock)
{
    public async Task<Outcome> Set(StaffDb db, Campaign campaign, Outcome outcome, bool open, CancellationToken cancel)
    {
        if (!outcome.Succeeded) return outcome;
        var batch = await db.CampaignRuns.Where(r => r.CampaignId == campaign.Id).Select(r => r.BatchId).SingleAsync(cancel);
        (await db.MailBatches.SingleAsync(b => b.Id == batch, cancel)).IsOpen = open;
        if (open) db.AfterCommit(mails.Wake);
        return outcome;
    }

    /// <summary>Goes on; what failed until now was seen by whoever says so.</summary>
    public async Task<Outcome> Resume(StaffDb db, Campaign campaign, CancellationToken cancel)
    {
        var outcome = await Set(db, campaign, campaign.Resume(), true, cancel);
        if (!outcome.Succeeded) return outcome;
        var run = await db.CampaignRuns.SingleAsync(r => r.CampaignId == campaign.Id, cancel);
        var progress = await CampaignProgress.Count(db, run.BatchId, run.AllMade, cancel);
        (run.SeenSent, run.SeenFailed) = (progress.Sent, progress.Failed);
        return outcome;
    }

    public async Task<Outcome> Cancel(StaffDb db, Campaign campaign, CancellationToken cancel)
    {
        var outcome = await Set(db, campaign, campaign.Cancel(clock.Now), false, cancel);
        if (!outcome.Succeeded) return outcome;
        // First this, which waits for a chunk that is just being written; then there is no other to come.
        await db.CampaignRuns.Where(r => r.CampaignId == campaign.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.AllMade, true), cancel);
        var batch = await db.CampaignRuns.Where(r => r.CampaignId == campaign.Id).Select(r => (long?)r.BatchId).SingleAsync(cancel);
        await db.Mails.Where(m => m.BatchId == batch && m.State == MailState.Pending).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Withdrawn).SetProperty(m => m.LastReply, MailWords.CalledOff)
            .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), cancel);
        return outcome;
    }

    /// <summary>What may or may not have arrived goes once more, under the same Message-ID.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SendUnknown(StaffDb db, Campaign campaign, CancellationToken cancel)
    {
        var (run, now) = (await db.CampaignRuns.SingleAsync(r => r.CampaignId == campaign.Id, cancel), clock.Now);
        var again = await db.Mails.Where(m => m.BatchId == run.BatchId && m.State == MailState.Unknown)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MailState.Pending).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now), cancel);
        if (again == 0) return 0;
        run.SettledAt = null;
        await Set(db, campaign, campaign.Reopen(), campaign.State != Shared.Newsletters.CampaignState.Paused, cancel);
        return again;
    }
}
