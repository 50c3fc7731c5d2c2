using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>Starts campaigns whose time has come, and stops those that mostly fail.</summary>
internal sealed class CampaignWatch(Databases databases, Clock clock, CampaignStart start, CampaignGate gate)
{
    /// <summary>So few failures say nothing; past them a campaign that fails more often than not is stopped.</summary>
    private const int Bearable = 20;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, DateTimeOffset> looked = new();

    public async Task StartDue(CancellationToken cancel)
    {
        List<long> due;
        var now = clock.Now;
        await using (var db = databases.OpenStaff(Actor.System))
        {
            due = await db.Campaigns.Where(c => c.State == CampaignState.Scheduled && c.ScheduledFor <= now).OrderBy(c => c.ScheduledFor).Select(c => c.Id).ToListAsync(cancel);
        }
        foreach (var id in due) await Start(id, cancel);
    }

    /// <summary>With the last refusal in the server's own words, for whoever decides whether it goes on.</summary>
    public async Task StopFailing(long campaignId, CancellationToken cancel)
    {
        if (looked.TryGetValue(campaignId, out var last) && clock.Now - last < BetweenLooks) return;
        looked[campaignId] = clock.Now;
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var run = await db.CampaignRuns.Include(r => r.Campaign).SingleAsync(r => r.CampaignId == campaignId, cancel);
            var progress = await CampaignProgress.Count(db, run.BatchId, run.AllMade, cancel);
            var (failed, sent) = (progress.Failed - run.SeenFailed, progress.Sent - run.SeenSent);
            if (progress.Remaining == 0 && run.AllMade || failed < Bearable || failed <= sent) return false;
            var words = await db.Mails.Where(m => m.BatchId == run.BatchId && m.State == MailState.Failed).OrderByDescending(m => m.Id).Select(m => m.LastReply).FirstAsync(cancel);
            await gate.Set(db, run.Campaign!, run.Campaign!.Pause(words), false, cancel);
            return true;
        }, cancel);
    }

    /// <summary>What cannot start becomes a draft again and says why: its time comes once.</summary>
    private Task Start(long id, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        // Another node may have been faster.
        if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id && c.State == CampaignState.Scheduled, cancel) is not { } campaign) return false;
        var outcome = await start.Begin(db, campaign, campaign.ByName, cancel);
        if (!outcome.Succeeded) campaign.TakeBack(MailWords.Storable(string.Join(' ', outcome.Problems.Select(p => p.Message)), Campaign.MostRemark));
        return true;
    }, cancel);
}
