using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>How sound the list of subscribers is. Each count stops where it says no more than "many".</summary>
internal static class SubscriberHealth
{
    private const int StaleMonths = 18;

    public static async Task<ListHealth> Read(StaffDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (month, long_ago) = (now.AddDays(-30), now.AddMonths(-StaleMonths));
        var suppressed = new Dictionary<SuppressionReason, Tally>();
        foreach (var reason in Enum.GetValues<SuppressionReason>()) suppressed[reason] = await Count(db.Suppressions.Where(s => s.Reason == reason), cancel);
        Task<Tally> Came(BounceKind kind) => Count(db.Bounces.Where(b => b.Kind == kind && b.At > month), cancel);
        return new(
            await Count(db.Subscribers.Where(s => s.Subscriptions.Any(x => x.EndedAt == null) && !db.Suppressions.Any(p => p.EmailHash == s.EmailHash)), cancel), suppressed,
            await Came(BounceKind.Hard), await Came(BounceKind.Soft), await Came(BounceKind.Complaint), await Sent(db, month, cancel),
            await Count(db.Subscriptions.Where(s => s.EndedAt == null && s.SubscribedAt < long_ago
                && !db.Campaigns.Any(c => c.TopicId == s.TopicId && c.StartedAt > long_ago)), cancel),
            await Count(db.SubscriptionRequests.Where(r => r.TokenHash != null && r.ExpiresAt > now), cancel));
    }

    /// <summary>What campaigns remember of themselves, and what of those under way is sent by now.</summary>
    private static async Task<int> Sent(StaffDb db, DateTimeOffset since, CancellationToken cancel)
    {
        var runs = await db.CampaignRuns.Where(r => r.Campaign!.StartedAt > since).Select(r => new { r.BatchId, r.Sent, r.SettledAt }).ToListAsync(cancel);
        var sum = runs.Sum(r => r.Sent);
        var moving = runs.FindAll(r => r.SettledAt is null).ConvertAll(r => (long?)r.BatchId);
        return moving.Count == 0 ? sum : sum + await db.Mails.CountAsync(m => moving.Contains(m.BatchId) && m.State == MailState.Sent, cancel);
    }

    private static async Task<Tally> Count<T>(IQueryable<T> rows, CancellationToken cancel) => new(await rows.Take(Tally.Limit + 1).CountAsync(cancel));
}
