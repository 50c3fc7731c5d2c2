using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Common;

namespace Portal.Server.Features.Newsletters;

/// <summary>
/// Words a campaign's mail at its turn. Whether the recipient still wants it, and whether the campaign still runs, is read then,
/// in one query; what the campaign says is frozen and read once.
/// </summary>
internal sealed class CampaignTurn(Databases databases, PortalSettings settings) : IMailAtSending
{
    public const string MailKind = "campaign";

    private readonly ConcurrentDictionary<long, Frozen> frozen = new();

    public string Kind => MailKind;

    public async Task<MailAtSending> Word(OutboxMail mail, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var batch = mail.BatchId!.Value;
        var campaign = frozen.TryGetValue(batch, out var known) ? known : frozen[batch] = await Freeze(db, batch, cancel);
        var reader = await Audience.Of(db, campaign.TopicId).Where(s => s.SubscriberId == mail.RecipientId).Select(s => new
        {
            s.Subscriber!.Email, s.Subscriber.Name, s.Subscriber.Language, s.Subscriber.Secret,
            Customer = db.Customers.Where(c => c.Id == s.Subscriber.CustomerId).Select(c => c.Name).FirstOrDefault(),
            IsOpen = db.MailBatches.Any(b => b.Id == batch && b.IsOpen),
        }).SingleOrDefaultAsync(cancel);
        if (reader is null) return new MailAtSending.Withdrawn(MailWords.NotWanted);
        if (!reader.IsOpen) return new MailAtSending.Held();
        var language = reader.Language == Texts.English && campaign.English is not null ? Texts.English : Texts.German;
        var leave = CampaignLetter.Leave(settings, reader.Secret, campaign.Number);
        var letter = Texts.In(language, () => CampaignLetter.Write(
            (language == Texts.English ? campaign.English : null) ?? campaign.German, new Reader(reader.Name, reader.Customer ?? ""),
            language == Texts.English ? campaign.TopicEn : campaign.TopicDe, leave, CampaignLetter.Page(settings, reader.Secret),
            CampaignLetter.Web(settings, campaign.Number, campaign.IsPublic)));
        return new MailAtSending.Worded(new MailRecipient(reader.Email, reader.Name, language), letter, CampaignLetter.Headers(settings, campaign.Slug, leave));
    }

    private static async Task<Frozen> Freeze(StaffDb db, long batch, CancellationToken cancel)
    {
        var found = await db.CampaignRuns.Where(r => r.BatchId == batch)
            .Select(r => new { Campaign = r.Campaign!, Topic = db.Topics.Single(t => t.Id == r.Campaign!.TopicId) }).AsNoTracking().SingleAsync(cancel);
        var (campaign, topic) = (found.Campaign, found.Topic);
        return new Frozen(
            campaign.Number, CampaignArchive.IsPublic(campaign, topic), topic.Id, topic.Slug, topic.NameDe, topic.NameEn, CampaignPaper.Read(campaign.SubjectDe, campaign.BodyDe),
            campaign.HasEnglish ? CampaignPaper.Read(campaign.SubjectEn, campaign.BodyEn) : null);
    }

    private sealed record Frozen(
        string Number, bool IsPublic, long TopicId, string Slug, string TopicDe, string TopicEn, CampaignPaper German, CampaignPaper? English);
}
