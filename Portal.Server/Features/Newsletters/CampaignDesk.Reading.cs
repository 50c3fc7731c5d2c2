using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

internal sealed partial class CampaignDesk
{
    private const int ReadersShown = 25, SampleSize = 10;

    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.CreatedAt, r => r.Number);

    public async Task<Page<CampaignRow>> List(PageAt at, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        var page = await Paging.Read(db.Campaigns.Select(c => new Row
        {
            Id = c.Id, Number = c.Number, SubjectDe = c.SubjectDe, SubjectEn = c.SubjectEn, State = c.State, CreatedAt = c.CreatedAt, StartedAt = c.StartedAt,
            TopicDe = db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.NameDe).First(), TopicEn = db.Topics.Where(t => t.Id == c.TopicId).Select(t => t.NameEn).First(),
        }), at, r => r, cancel);
        var ids = page.Items.Select(r => r.Id).ToList();
        var runs = await db.CampaignRuns.AsNoTracking().Where(r => ids.Contains(r.CampaignId)).ToDictionaryAsync(r => r.CampaignId, cancel);
        var rows = new List<CampaignRow>();
        // Counting is only for those that are under way: at any time one or two.
        foreach (var r in page.Items)
        {
            rows.Add(new CampaignRow(r.Number, r.SubjectEn.Length > 0 ? T(r.SubjectEn, r.SubjectDe) : r.SubjectDe, T(r.TopicEn, r.TopicDe), r.State, r.CreatedAt, r.StartedAt,
                await CampaignProgress.Of(db, runs.GetValueOrDefault(r.Id), cancel)));
        }
        return new(rows, page.Next, page.Previous, page.Total);
    }

    public async Task<CampaignView?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        await using var db = databases.OpenStaff(actor);
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel) is not { } campaign) return null;
        var topic = await db.Topics.AsNoTracking().SingleAsync(t => t.Id == campaign.TopicId, cancel);
        var run = await db.CampaignRuns.AsNoTracking().SingleOrDefaultAsync(r => r.CampaignId == campaign.Id, cancel);
        return new CampaignView(
            number, campaign.State, DraftOf(campaign, topic), topic.Name, campaign.StartedAt is null ? await Count(db, campaign, cancel) : 0,
            campaign.StartedAt, campaign.EndedAt, campaign.ScheduledFor, MailWords.Show(campaign.Remark), steps.MayApprove(campaign, actor), campaign.ByName, await CampaignProgress.Of(db, run, cancel), await CampaignProgress.CameBack(db, run, cancel), run?.Left ?? 0);
    }

    public async Task<IReadOnlyList<PreviewReader>> Readers(string topic, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        var id = await db.Topics.Where(t => t.Slug == topic).Select(t => t.Id).SingleOrDefaultAsync(cancel);
        return await Audience.Of(db, id).OrderBy(s => s.SubscriberId).Take(ReadersShown)
            .Select(s => new PreviewReader(s.Subscriber!.Email, s.Subscriber.Name, s.Subscriber.Language)).ToListAsync(cancel);
    }

    public async Task<Outcome<AimedAt>> Aimed(CampaignDraft draft, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        var (conditions, problems) = await AimConditions.Read(db, draft.Aim, cancel);
        if (conditions is null) return problems;
        var topic = await db.Topics.Where(t => t.Slug == draft.Topic).Select(t => t.Id).SingleOrDefaultAsync(cancel);
        var all = conditions.Among(db, Audience.Of(db, topic), clock.Now);
        var count = await all.CountAsync(cancel);
        // From anywhere in the list: the first ten are always the oldest.
        var from = count > SampleSize ? Random.Shared.Next(count - SampleSize + 1) : 0;
        return new AimedAt(count, await all.OrderBy(s => s.SubscriberId).Skip(from).Take(SampleSize)
            .Select(s => new PreviewReader(s.Subscriber!.Email, s.Subscriber.Name, s.Subscriber.Language)).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<AimManager>> Managers(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        return await db.Staff.Where(s => db.Customers.Any(c => c.ManagerId == s.Id)).OrderBy(s => s.Name).Select(s => new AimManager(s.Number, s.Name)).ToListAsync(cancel);
    }

    private async Task<int> Count(StaffDb db, Campaign campaign, CancellationToken cancel) =>
        (await AimConditions.Read(db, campaign.ReadAim(), cancel)).Conditions is { } conditions ? await conditions.Among(db, Audience.Of(db, campaign.TopicId), clock.Now).CountAsync(cancel) : 0;

    public async Task<Outcome<MailPreview>> Preview(CampaignDraft draft, string? reader, string language, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        var (topic, problems) = await Check(db, draft, cancel);
        if (topic is null || problems.Count > 0) return problems;
        var hash = AddressKey.Of(reader ?? "")?.Hash;
        var somebody = await db.Subscribers.Where(s => s.EmailHash == hash)
            .Select(s => new Reader(s.Name, db.Customers.Where(c => c.Id == s.CustomerId).Select(c => c.Name).FirstOrDefault() ?? "")).SingleOrDefaultAsync(cancel);
        return proof.Preview(draft, somebody ?? new Reader("", ""), topic, language);
    }

    public async Task<Outcome> SendTest(string number, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel) is not { } campaign) return Outcome.NotFound;
            var topic = await db.Topics.AsNoTracking().SingleAsync(t => t.Id == campaign.TopicId, cancel);
            var email = await db.Users.Where(u => u.Id == actor.Id).Select(u => u.Email).SingleAsync(cancel);
            foreach (var language in campaign.HasEnglish ? new[] { German, English } : [German])
            {
                var letter = proof.Letter(DraftOf(campaign, topic), new Reader(actor.Name, ""), topic, language);
                proof.Send(db, number, letter, new MailRecipient(email!, actor.Name, language));
            }
            return true;
        }, cancel);
    }

    private static CampaignDraft DraftOf(Campaign campaign, Topic topic) => new()
    {
        Version = campaign.Version, Topic = topic.Slug, SubjectDe = campaign.SubjectDe, BodyDe = campaign.BodyDe, SubjectEn = campaign.SubjectEn, BodyEn = campaign.BodyEn,
        Aim = campaign.ReadAim(), PerSecond = campaign.PerSecond,
    };

    private sealed class Row
    {
        public long Id { get; init; }
        public required string Number { get; init; }
        public required string SubjectDe { get; init; }
        public required string SubjectEn { get; init; }
        public required string TopicDe { get; init; }
        public required string TopicEn { get; init; }
        public CampaignState State { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? StartedAt { get; init; }
    }
}
