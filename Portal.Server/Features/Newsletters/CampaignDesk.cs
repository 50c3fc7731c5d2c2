using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="ICampaignDesk"/>
internal sealed partial class CampaignDesk(Databases databases, CurrentActor current, Clock clock, CampaignProof proof, CampaignSignal signal) : ICampaignDesk
{
    public async Task<Outcome<string>> Create(CampaignDraft draft, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        return await databases.WriteAsStaff<string>(actor, async db =>
        {
            var earlier = await db.FormPosts.Where(p => p.UserId == actor.Id && p.Key == draft.FormKey).Select(p => p.Result).SingleOrDefaultAsync(cancel);
            if (earlier is not null) return earlier;
            var (topic, problems) = await Check(db, draft, cancel);
            if (problems.Count > 0) return problems;
            var campaign = new Campaign { Number = await Numbers.Take(db, "NL", clock.Today, cancel), CreatedAt = clock.Now };
            campaign.Write(draft, topic!.Id);
            db.Campaigns.Add(campaign);
            db.FormPosts.Add(new FormPost { UserId = actor.Id, Key = draft.FormKey, Result = campaign.Number, At = clock.Now });
            return campaign.Number;
        }, cancel);
    }

    public async Task<Outcome<string>> Save(string number, CampaignDraft draft, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        return await databases.WriteAsStaff<string>(actor, async db =>
        {
            if (await db.Campaigns.SingleOrDefaultAsync(c => c.Number == number, cancel) is not { } campaign) return Outcome.NotFound;
            if (campaign.Version != draft.Version) return Outcome.Stale;
            var (topic, problems) = await Check(db, draft, cancel);
            if (problems.Count > 0) return problems;
            var outcome = campaign.Write(draft, topic!.Id);
            return outcome.Succeeded ? number : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }

    public Task<Outcome> Start(string number, int version, CancellationToken cancel) => Change(number, async (db, campaign, actor) =>
    {
        if (campaign.Version != version) return Outcome.Stale;
        if (!await db.Topics.AnyAsync(t => t.Id == campaign.TopicId && t.IsActive, cancel)) return Outcome.Refused(T("Its topic is not active.", "Ihr Thema ist nicht aktiv."));
        var last = await Audience.Of(db, campaign.TopicId).MaxAsync(s => (long?)s.SubscriberId, cancel);
        if (last is null) return Outcome.Refused(T("Nobody would receive it: this topic has no subscribers.", "Niemand würde sie erhalten: Dieses Thema hat keine Abonnenten."));
        var outcome = campaign.Start(actor.Name, clock.Now);
        if (!outcome.Succeeded) return outcome;
        var batch = new MailBatch { IsOpen = true };
        db.MailBatches.Add(batch);
        await db.SaveChangesAsync(cancel);
        db.CampaignRuns.Add(new CampaignRun { CampaignId = campaign.Id, BatchId = batch.Id, UpTo = last.Value });
        return outcome;
    }, cancel);

    public Task<Outcome> Pause(string number, CancellationToken cancel) => Change(number, (db, campaign, _) => Gate(db, campaign, campaign.Pause(), false, cancel), cancel);

    public Task<Outcome> Resume(string number, CancellationToken cancel) => Change(number, (db, campaign, _) => Gate(db, campaign, campaign.Resume(), true, cancel), cancel);

    public Task<Outcome> Cancel(string number, CancellationToken cancel) => Change(number, async (db, campaign, _) =>
    {
        var outcome = await Gate(db, campaign, campaign.Cancel(clock.Now), false, cancel);
        if (!outcome.Succeeded) return outcome;
        // First this, which waits for a chunk that is just being written; then there is no other to come.
        await db.CampaignRuns.Where(r => r.CampaignId == campaign.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.AllMade, true), cancel);
        var batch = await db.CampaignRuns.Where(r => r.CampaignId == campaign.Id).Select(r => (long?)r.BatchId).SingleAsync(cancel);
        await db.Mails.Where(m => m.BatchId == batch && m.State == MailState.Pending).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Withdrawn).SetProperty(m => m.LastReply, MailWords.CalledOff)
            .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), cancel);
        return outcome;
    }, cancel);

    private async Task<Outcome> Gate(StaffDb db, Campaign campaign, Outcome outcome, bool open, CancellationToken cancel)
    {
        if (!outcome.Succeeded) return outcome;
        var batch = await db.CampaignRuns.Where(r => r.CampaignId == campaign.Id).Select(r => r.BatchId).SingleAsync(cancel);
        (await db.MailBatches.SingleAsync(b => b.Id == batch, cancel)).IsOpen = open;
        if (open) db.AfterCommit(proof.WakeMails);
        return outcome;
    }

    private async Task<Outcome> Change(string number, Func<StaffDb, Campaign, StaffActor, Task<Outcome>> step, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            if (await db.Campaigns.SingleOrDefaultAsync(c => c.Number == number, cancel) is not { } campaign) return Outcome.NotFound;
            var outcome = await step(db, campaign, actor);
            if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
            db.AfterCommit(signal.Wake);
            return true;
        }, cancel);
    }

    private static async Task<(Topic? Topic, List<Problem> Problems)> Check(StaffDb db, CampaignDraft draft, CancellationToken cancel)
    {
        var problems = CampaignProof.Problems(draft);
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Slug == draft.Topic, cancel);
        if (topic is null) problems.Add(Outcome.Invalid(nameof(draft.Topic), T("There is no such topic.", "Dieses Thema gibt es nicht.")));
        return (topic, problems);
    }
}
