using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>The start of a campaign, by somebody or by its time: the same checks, the same rows.</summary>
internal sealed class CampaignStart(Clock clock)
{
    /// <summary>What keeps it from starting now.</summary>
    /// <returns>The last of those it goes to, or why not.</returns>
    public async Task<Outcome<long>> Check(StaffDb db, Campaign campaign, CancellationToken cancel)
    {
        if (!await db.Topics.AnyAsync(t => t.Id == campaign.TopicId && t.IsActive, cancel)) return Outcome.Refused(T("Its topic is not active.", "Ihr Thema ist nicht aktiv."));
        var (conditions, problems) = await AimConditions.Read(db, campaign.ReadAim(), cancel);
        if (conditions is null) return problems;
        var last = await conditions.Among(db, Audience.Of(db, campaign.TopicId), clock.Now).MaxAsync(s => (long?)s.SubscriberId, cancel);
        return last is not null ? last.Value : Outcome.Refused(campaign.Aim.Length == 0
            ? T("Nobody would receive it: this topic has no subscribers.", "Niemand würde sie erhalten: Dieses Thema hat keine Abonnenten.")
            : T("Nobody would receive it: no subscriber of this topic meets its conditions.", "Niemand würde sie erhalten: Kein Abonnent dieses Themas erfüllt ihre Bedingungen."));
    }

    /// <summary>Opens its mailing; its worker does the rest.</summary>
    public async Task<Outcome> Begin(StaffDb db, Campaign campaign, string by, CancellationToken cancel)
    {
        var check = await Check(db, campaign, cancel);
        if (!check.Succeeded) return Outcome.Refused(string.Join(' ', check.Problems.Select(p => p.Message)));
        var outcome = campaign.Start(by, clock.Now);
        if (!outcome.Succeeded) return outcome;
        var batch = new MailBatch { IsOpen = true, PerSecond = campaign.PerSecond };
        db.MailBatches.Add(batch);
        await db.SaveChangesAsync(cancel);
        db.CampaignRuns.Add(new CampaignRun { CampaignId = campaign.Id, BatchId = batch.Id, UpTo = check.Value });
        return outcome;
    }
}
