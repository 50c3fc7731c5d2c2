using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>From the start to the end.</summary>
internal sealed partial class CampaignDesk
{
    private const int FarthestDays = 366;

    public Task<Outcome> Start(string number, int version, DateTime? at, CancellationToken cancel) => steps.Do(number, async (db, campaign, actor) =>
    {
        if (campaign.Version != version) return Outcome.Stale;
        DateTimeOffset? moment = at is { } local ? Clock.MomentOf(clock.Zone, DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) : null;
        if (moment < clock.Now) return Outcome.Refused(T("This time is over.", "Dieser Zeitpunkt ist vorbei."));
        if (moment > clock.Now.AddDays(FarthestDays)) return Outcome.Refused(T("At most a year ahead.", "Höchstens ein Jahr im Voraus."));
        return await steps.Start(db, campaign, actor, moment, cancel);
    }, cancel);

    public Task<Outcome> Approve(string number, int version, CancellationToken cancel) => steps.Do(number, async (db, campaign, actor) =>
        campaign.Version != version ? Outcome.Stale : await steps.Approve(db, campaign, actor, cancel), cancel);

    public Task<Outcome> TakeBack(string number, string remark, CancellationToken cancel) => steps.Do(number, (_, campaign, _) =>
        Task.FromResult(campaign.TakeBack(Mail.MailWords.Storable(remark.Trim(), Campaign.MostRemark))), cancel);

    public Task<Outcome> Pause(string number, CancellationToken cancel) => steps.Do(number, (db, campaign, _) => steps.Gate.Set(db, campaign, campaign.Pause(), false, cancel), cancel);

    public Task<Outcome> Resume(string number, CancellationToken cancel) => steps.Do(number, (db, campaign, _) => steps.Gate.Resume(db, campaign, cancel), cancel);

    public Task<Outcome> Cancel(string number, CancellationToken cancel) => steps.Do(number, (db, campaign, _) => steps.Gate.Cancel(db, campaign, cancel), cancel);

    public Task<Outcome> SendUnknown(string number, CancellationToken cancel) => steps.Do(number, async (db, campaign, _) =>
    {
        if (campaign.State is not (CampaignState.Sent or CampaignState.Sending or CampaignState.Paused)) return NothingUnknown;
        return await steps.Gate.SendUnknown(db, campaign, cancel) > 0 ? Outcome.Done : NothingUnknown;
    }, cancel);

    private static Outcome NothingUnknown => Outcome.Refused(T("There is no mail of it whose fate is unknown.", "Es gibt keine Mail daraus mit unklarem Verbleib."));
}
