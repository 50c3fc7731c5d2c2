using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="ICampaignDesk"/>
internal sealed partial class CampaignDesk(Databases databases, CurrentActor current, Clock clock, CampaignProof proof, CampaignSteps steps) : ICampaignDesk
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

    private static async Task<(Topic? Topic, List<Problem> Problems)> Check(StaffDb db, CampaignDraft draft, CancellationToken cancel)
    {
        var problems = CampaignProof.Problems(draft);
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Slug == draft.Topic, cancel);
        problems.AddRange((await AimConditions.Read(db, draft.Aim, cancel)).Problems);
        if (draft.PerSecond is < 0 or > CampaignDraft.MostPerSecond)
            problems.Add(Outcome.Invalid(nameof(draft.PerSecond), T($"A number from 0 to {CampaignDraft.MostPerSecond}.", $"Eine Zahl von 0 bis {CampaignDraft.MostPerSecond}.")));
        if (topic is null) problems.Add(Outcome.Invalid(nameof(draft.Topic), T("There is no such topic.", "Dieses Thema gibt es nicht.")));
        return (topic, problems);
    }
}
