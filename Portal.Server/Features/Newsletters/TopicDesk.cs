using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <inheritdoc cref="ITopicDesk"/>
internal sealed partial class TopicDesk(Databases databases, CurrentActor current) : ITopicDesk
{
    public async Task<IReadOnlyList<TopicRow>> List(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        var rows = new List<TopicRow>();
        // A handful, and each count stops at a thousand.
        foreach (var topic in await db.Topics.AsNoTracking().ToListAsync(cancel))
        {
            var count = await Audience.Of(db, topic.Id).Take(Tally.Limit + 1).CountAsync(cancel);
            rows.Add(new TopicRow(topic.Slug, topic.Name, topic.Audience, topic.IsActive, new Tally(count)));
        }
        return [.. rows.OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }

    public async Task<TopicDraft?> Read(string slug, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(await current.Marketer(cancel));
        return await db.Topics.Where(t => t.Slug == slug).Select(t => new TopicDraft
        {
            Version = t.Version, Slug = t.Slug, NameDe = t.NameDe, NameEn = t.NameEn, DescriptionDe = t.DescriptionDe, DescriptionEn = t.DescriptionEn,
            Audience = t.Audience, IsActive = t.IsActive,
        }).SingleOrDefaultAsync(cancel);
    }

    public async Task<Outcome<string>> Create(TopicDraft draft, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        var slug = draft.Slug.Trim();
        if (!SlugLetters().IsMatch(slug) || slug == "new") return Outcome.Invalid(nameof(draft.Slug), T(
            "Use small letters, digits and hyphens: new-products.", "Verwenden Sie kleine Buchstaben, Ziffern und Bindestriche: neue-produkte."));
        return await databases.WriteAsStaff<string>(actor, async db =>
        {
            if (await db.Topics.AnyAsync(t => t.Slug == slug, cancel)) return Outcome.Invalid(nameof(draft.Slug), T("There is a topic of that name already.", "Ein Thema mit diesem Namen gibt es schon."));
            var topic = new Topic { Slug = slug, NameDe = "", NameEn = "" };
            Write(topic, draft);
            db.Topics.Add(topic);
            return slug;
        }, cancel);
    }

    public async Task<Outcome<string>> Save(string slug, TopicDraft draft, CancellationToken cancel)
    {
        var actor = await current.Marketer(cancel);
        return await databases.WriteAsStaff<string>(actor, async db =>
        {
            if (await db.Topics.SingleOrDefaultAsync(t => t.Slug == slug, cancel) is not { } topic) return Outcome.NotFound;
            if (topic.Version != draft.Version) return Outcome.Stale;
            Write(topic, draft);
            return slug;
        }, cancel);
    }

    private static void Write(Topic topic, TopicDraft draft)
    {
        (topic.NameDe, topic.NameEn) = (draft.NameDe.Trim(), draft.NameEn.Trim());
        (topic.DescriptionDe, topic.DescriptionEn) = (draft.DescriptionDe.Trim(), draft.DescriptionEn.Trim());
        (topic.Audience, topic.IsActive) = (draft.Audience, draft.IsActive);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugLetters();
}

/// <summary>Who may write to many.</summary>
internal static class Marketing
{
    /// <exception cref="UnauthorizedAccessException">Somebody else of the staff asks, who has no way here on any page.</exception>
    public static async Task<StaffActor> Marketer(this CurrentActor current, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return actor.May(StaffRight.RunCampaigns) ? actor : throw new UnauthorizedAccessException($"A {actor.Role} asked for campaigns.");
    }
}
