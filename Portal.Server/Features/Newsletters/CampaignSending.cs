using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>
/// The steps between a campaign's start and its end, each a transaction of its own: recipients become mails of the outbox in
/// chunks, and when none is left to do the figures are fixed. Any step may be the last before a crash; the next start goes on there.
/// </summary>
internal sealed class CampaignSending(Databases databases, Clock clock, Outbox outbox, MailSignal mails, CampaignWatch watch)
{
    private const int Chunk = 500;

    /// <summary>Does the next step of every campaign.</summary>
    /// <returns>How many are not settled yet, and whether some of them has more recipients to write down.</returns>
    public async Task<(int Unsettled, bool More)> Step(CancellationToken cancel)
    {
        await watch.StartDue(cancel);
        List<(long Campaign, bool AllMade, CampaignState State)> runs;
        await using (var db = databases.OpenStaff(Actor.System))
        {
            var found = await db.CampaignRuns.Where(r => r.SettledAt == null).OrderBy(r => r.CampaignId)
                .Select(r => new { r.CampaignId, r.AllMade, r.Campaign!.State }).ToListAsync(cancel);
            runs = [.. found.Select(r => (r.CampaignId, r.AllMade, r.State))];
        }
        var more = false;
        foreach (var (campaign, allMade, state) in runs)
        {
            if (state == CampaignState.Sending) await watch.StopFailing(campaign, cancel);
            if (allMade) await Settle(campaign, cancel);
            else if (state == CampaignState.Sending) more |= await Make(campaign, cancel);
        }
        return (runs.Count, more);
    }

    /// <summary>Writes mails for the next recipients.</summary>
    /// <returns>False after the last of them.</returns>
    private async Task<bool> Make(long campaignId, CancellationToken cancel) => (await databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var run = await db.CampaignRuns.AsNoTracking().Include(r => r.Campaign).SingleAsync(r => r.CampaignId == campaignId, cancel);
        var campaign = run.Campaign!;
        var (conditions, _) = await AimConditions.Read(db, campaign.ReadAim(), cancel);
        // Whoever it names by number may have gone since the start: then it goes to nobody more.
        var all = Audience.Of(db, campaign.TopicId);
        var next = await (conditions?.Among(db, all, campaign.StartedAt!.Value) ?? all.Where(s => false)).Where(s => s.SubscriberId > run.Cursor && s.SubscriberId <= run.UpTo)
            .OrderBy(s => s.SubscriberId).Take(Chunk).Select(s => new { s.SubscriberId, s.Subscriber!.Email, s.Subscriber.Name }).ToListAsync(cancel);
        var (cursor, isLast) = (next.Count > 0 ? next[^1].SubscriberId : run.Cursor, next.Count < Chunk);
        // Another node may have been faster, or somebody called it off: then this changes nothing.
        if (await db.CampaignRuns.Where(r => r.CampaignId == campaignId && r.Cursor == run.Cursor && !r.AllMade)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Cursor, cursor).SetProperty(r => r.AllMade, isLast), cancel) == 0) return false;
        var (now, written) = (clock.Now, next.ConvertAll(s => s.SubscriberId));
        await db.Subscribers.Where(s => written.Contains(s.Id)).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastCampaignAt, now), cancel);
        await BulkInsert.Run(db, next.Select(s => new OutboxMail
        {
            UniqueKey = $"campaign:{campaign.Number}:{s.SubscriberId}", MessageId = outbox.NewMessageId(), Class = MailClass.Campaign, Kind = CampaignTurn.MailKind,
            About = campaign.Number, Recipient = s.Email, RecipientName = s.Name, Subject = campaign.SubjectDe, Text = "", Html = "",
            BatchId = run.BatchId, RecipientId = s.SubscriberId, CreatedAt = now, DueAt = now,
        }), cancel);
        db.AfterCommit(mails.Wake);
        return !isLast;
    }, cancel)).Value;

    /// <summary>Fixes the figures once nothing waits and nothing is under way.</summary>
    private Task Settle(long campaignId, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var run = await db.CampaignRuns.Include(r => r.Campaign).SingleOrDefaultAsync(r => r.CampaignId == campaignId && r.SettledAt == null, cancel);
        if (run is null || run.Campaign!.State == CampaignState.Paused) return true;
        var progress = await CampaignProgress.Count(db, run.BatchId, run.AllMade, cancel);
        if (progress.Remaining > 0) return true;
        (run.Sent, run.Failed, run.Unknown, run.Withdrawn, run.SettledAt) = (progress.Sent, progress.Failed, progress.Unknown, progress.Withdrawn, clock.Now);
        run.Campaign!.Finish(clock.Now);
        (await db.MailBatches.SingleAsync(b => b.Id == run.BatchId, cancel)).IsOpen = false;
        return true;
    }, cancel);
}
