using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail;
using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Newsletters;

/// <summary>What became of campaigns' mails: counted while they run, remembered afterwards.</summary>
internal static class CampaignProgress
{
    public static async Task<Progress> Of(StaffDb db, CampaignRun? run, CancellationToken cancel) =>
        run is null ? Progress.None
        : run.SettledAt is not null ? new Progress(run.Sent, run.Failed, run.Unknown, run.Withdrawn, 0, true)
        : await Count(db, run.BatchId, run.AllMade, cancel);

    public static async Task<Progress> Count(StaffDb db, long batch, bool allMade, CancellationToken cancel)
    {
        var states = await db.Mails.Where(m => m.BatchId == batch).GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        int Of(MailState state) => states.GetValueOrDefault(state);
        return new Progress(
            Of(MailState.Sent), Of(MailState.Failed), Of(MailState.Unknown), Of(MailState.Withdrawn), Of(MailState.Pending) + Of(MailState.Sending), allMade);
    }
}
