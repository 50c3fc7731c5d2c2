using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail.Returns;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>
/// The states of mails, each step a committed one. The worker's memory is here, not in the process: a claim on a mail holds for
/// a while (lease) and is renewed as long as the process lives.
/// </summary>
internal sealed partial class MailLedger(Databases databases, Clock clock, PortalSettings settings, BounceBook bounces) : IDisposable
{
    /// <summary>After the first refusal for now, after the second ...: two days in all, as long as a mail is still worth having.</summary>
    private static readonly double[] BackOffMinutes = [1, 5, 15, 60, 180, 360, 720, 1440];

    public static readonly int MostAttempts = BackOffMinutes.Length + 1;

    private readonly string me = $"{Environment.ProcessId}:{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<long, bool> held = new();
    private readonly MailSteps steps = new(databases);

    /// <summary>The queues as the last look for due mails found them.</summary>
    private IReadOnlyList<(MailClass Kind, long? Batch)> lanes = [];

    /// <summary>When it looked: what came due since then waits for nobody.</summary>
    private DateTimeOffset looked;

    private TimeSpan Lease => TimeSpan.FromSeconds(settings.Mail.LeaseSeconds);

    /// <summary>Claims due mails. Another node's claim is respected until it expires.</summary>
    /// <returns>Transactional ones first: a newsletter lets a new password pass.</returns>
    public async Task<IReadOnlyList<OutboxMail>> Claim(int most, CancellationToken cancel)
    {
        var ids = await DueIds(most, cancel);
        if (ids.Count == 0) return [];
        var (now, until) = (clock.Now, clock.Now + Lease);
        var claimed = await databases.WriteAsStaff<List<OutboxMail>>(Actor.System, async db =>
        {
            // The condition stands again: another node may have been faster since the look.
            await Free(db, now).Where(m => ids.Contains(m.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedBy, me).SetProperty(m => m.LeasedUntil, until), cancel);
            return await db.Mails.AsNoTracking().Where(m => ids.Contains(m.Id) && m.LeasedBy == me).ToListAsync(cancel);
        }, cancel);
        foreach (var mail in claimed.Value) held[mail.Id] = true;
        return [.. claimed.Value.OrderBy(m => ids.IndexOf(m.Id))];
    }

    /// <summary>How long until a mail comes due, if that is before <paramref name="atMost"/>.</summary>
    public async Task<TimeSpan> UntilNextDue(TimeSpan atMost, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var next = clock.Now + atMost;
        foreach (var (kind, batch) in lanes)
        {
            var due = await db.Mails.Where(m => m.State == MailState.Pending && m.Class == kind && m.BatchId == batch && m.DueAt > looked && m.DueAt < next)
                .OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(cancel);
            next = due ?? next;
        }
        return next - clock.Now;
    }

    /// <summary>Marks a claimed mail as being sent, before the server hears of it.</summary>
    /// <returns>False where the claim was lost.</returns>
    public async Task<bool> Begin(OutboxMail mail)
    {
        var until = clock.Now + Lease;
        var begun = await steps.Do(db => db.Mails.Where(m => m.Id == mail.Id && m.LeasedBy == me && m.State == MailState.Pending)
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.Attempts, mail.Attempts + 1).SetProperty(m => m.LeasedUntil, until)));
        if (begun == 0) LetGo(mail);
        return begun > 0;
    }

    /// <summary>Writes down what became of it.</summary>
    public async Task Settle(OutboxMail mail, SmtpResult result)
    {
        var (now, attempts) = (clock.Now, mail.Attempts + 1);
        var state = StateAfter(mail, result.Fate, attempts);
        await steps.Do(async db =>
        {
            var settled = await Settling(db, mail, result.Fate).ExecuteUpdateAsync(set =>
            {
                Free(set.SetProperty(m => m.State, state).SetProperty(m => m.LastReply, MailWords.OneLine(result.Reply)));
                if (state == MailState.Sent) set.SetProperty(m => m.SentAt, now);
                if (state == MailState.Sent && mail.IsSecret) set.SetProperty(m => m.Text, "").SetProperty(m => m.Html, "");
                if (result.Fate == SmtpFate.Unwelcome) set.SetProperty(m => m.Attempts, mail.Attempts);
                else if (state == MailState.Pending) set.SetProperty(m => m.DueAt, now + BackOff(attempts));
            });
            if (settled > 0 && state == MailState.Failed && result.IsOfRecipient)
                await bounces.Write(db, new ReturnedMail(mail.Id, mail.Recipient, mail.BatchId), BounceNews.OfReply(mail.Id, attempts, result.Reply), CancellationToken.None);
            return settled;
        });
        LetGo(mail);
    }

    /// <summary>Lets a claim end by itself: what was not begun is claimed again, what was is recovered.</summary>
    public void LetGo(OutboxMail mail) => held.TryRemove(mail.Id, out _);

    /// <summary>A little more or less than planned, so that a crowd does not come back as a crowd.</summary>
    public static TimeSpan BackOff(int attempts) =>
        TimeSpan.FromMinutes(BackOffMinutes[Math.Min(attempts, BackOffMinutes.Length) - 1]) * (0.75 + Random.Shared.NextDouble() / 2);

    public void Dispose() => steps.Dispose();

    private static MailState StateAfter(OutboxMail mail, SmtpFate fate, int attempts) => fate switch
    {
        SmtpFate.Accepted => MailState.Sent,
        SmtpFate.Refused => MailState.Failed,
        SmtpFate.Unwelcome => MailState.Pending,
        SmtpFate.Unknown when mail.Class == MailClass.Campaign => MailState.Unknown,
        _ => attempts >= MostAttempts ? MailState.Failed : MailState.Pending,
    };

    /// <summary>That it was taken is known for sure and stands, even if the claim was lost meanwhile; anything else only with the claim.</summary>
    private IQueryable<OutboxMail> Settling(StaffDb db, OutboxMail mail, SmtpFate fate) =>
        db.Mails.Where(m => m.Id == mail.Id && (fate == SmtpFate.Accepted || m.LeasedBy == me));

    private async Task<List<long>> DueIds(int most, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        // What waits in our own queue is ours already, even if its claim ran out while the machine slept.
        var (now, mine, ids) = (looked = clock.Now, held.Keys.ToList(), new List<long>());
        foreach (var (kind, batch) in lanes = await Lanes(db, cancel))
        {
            if (ids.Count == most) break;
            ids.AddRange(await Free(db, now).Where(m => m.Class == kind && m.BatchId == batch && m.DueAt <= now && !mine.Contains(m.Id))
                .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(most - ids.Count).Select(m => m.Id).ToListAsync(cancel));
        }
        return ids;
    }

    /// <summary>The queues that move, in their order: what is held by its mailing is not even looked at.</summary>
    private static async Task<IReadOnlyList<(MailClass Kind, long? Batch)>> Lanes(StaffDb db, CancellationToken cancel)
    {
        var open = await db.MailBatches.Where(b => b.IsOpen).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(cancel);
        return [(MailClass.Transactional, null), (MailClass.Campaign, null), .. open.Select(id => (MailClass.Campaign, (long?)id))];
    }

    private static IQueryable<OutboxMail> Free(StaffDb db, DateTimeOffset now) =>
        db.Mails.Where(m => m.State == MailState.Pending && (m.LeasedUntil == null || m.LeasedUntil < now));

    private static void Free(UpdateSettersBuilder<OutboxMail> set) =>
        set.SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null);
}
