using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>What became of campaigns' mails: counted while they run, remembered afterwards.</summary>
internal static class CampaignProgress
{
    public static async Task<Progress> Of(StaffDb db, CampaignRun? run, CancellationToken cancel) =>
        run is null ? Progress.None
        : run.SettledAt is not null ? new Progress(run.Sent, run.Failed, run.Unknown, run.Withdrawn, 0, true)
        : await Count(db, run.BatchId, run.AllMade, cancel);

    /// <summary>What was taken by the server and came back afterwards; what it refused at once is among those that failed.</summary>
    public static async Task<Tally> CameBack(StaffDb db, CampaignRun? run, CancellationToken cancel) => run is null ? new(0)
        : new(await db.Bounces.Where(b => b.BatchId == run.BatchId && b.Source != BounceSource.Server).Select(b => b.MailId).Distinct().Take(Tally.Limit + 1).CountAsync(cancel));

    public static async Task<Progress> Count(StaffDb db, long batch, bool allMade, CancellationToken cancel)
    {
        var states = await db.Mails.Where(m => m.BatchId == batch).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        int Of(MailState state) => states.GetValueOrDefault(state);
        return new Progress(
            Of(MailState.Sent), Of(MailState.Failed), Of(MailState.Unknown), Of(MailState.Withdrawn), Of(MailState.Pending) + Of(MailState.Sending), allMade);
    }
}
