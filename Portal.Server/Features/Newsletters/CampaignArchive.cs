using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="ICampaignArchive"/>
internal sealed class CampaignArchive(Databases databases) : ICampaignArchive
{
    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.StartedAt, r => r.Number);

    /// <summary>Whether a campaign is for everybody to read once it is under way.</summary>
    public static bool IsPublic(Campaign campaign, Topic topic) => campaign.Aim.Length == 0 && topic.Audience == TopicAudience.Everybody;

    public async Task<Page<Issue>> List(PageAt at, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Paging.Read(Rows(db), at, Show, cancel);
    }

    public async Task<IssueText?> Read(string number, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        if (await Rows(db).SingleOrDefaultAsync(r => r.Number == number, cancel) is not { } row) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Number == number, cancel);
        var isEnglish = !IsGerman && campaign.HasEnglish;
        var paper = isEnglish ? CampaignPaper.Read(campaign.SubjectEn, campaign.BodyEn) : CampaignPaper.Read(campaign.SubjectDe, campaign.BodyDe);
        var nobody = new Reader("", "");
        var language = isEnglish ? English : German;
        return new IssueText(Show(row) with { Subject = paper.Subject(nobody) }, In(language, () => paper.Body(nobody)).Html, language);
    }

    private static IQueryable<Row> Rows(StaffDb db) =>
        from c in db.Campaigns
        where c.StartedAt != null && c.Aim == ""
        join t in db.Topics on c.TopicId equals t.Id
        where t.Audience == TopicAudience.Everybody
        select new Row { Number = c.Number, StartedAt = c.StartedAt!.Value, SubjectDe = c.SubjectDe, SubjectEn = c.SubjectEn, TopicDe = t.NameDe, TopicEn = t.NameEn };

    /// <summary>Without the name that stands in some subjects: here it is nobody's.</summary>
    private static Issue Show(Row r)
    {
        var subject = r.SubjectEn.Length > 0 ? T(r.SubjectEn, r.SubjectDe) : r.SubjectDe;
        return new Issue(r.Number, CampaignPaper.Read(subject, "").Subject(new Reader("", "")), T(r.TopicEn, r.TopicDe), r.StartedAt);
    }

    private sealed class Row
    {
        public required string Number { get; init; }
        public DateTimeOffset StartedAt { get; init; }
        public required string SubjectDe { get; init; }
        public required string SubjectEn { get; init; }
        public required string TopicDe { get; init; }
        public required string TopicEn { get; init; }
    }
}
