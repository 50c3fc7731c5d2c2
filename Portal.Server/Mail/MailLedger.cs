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
internal sealed partial class MailLedger(Databases databases, Clock clock, PortalSettings settings, BounceBook bounces, MailPace pace) : IDisposable
{
    /// <summary>After the first refusal for now, after the second ...: two days in all, as long as a mail is still worth having.</summary>
    private static readonly double[] BackOffMinutes = [1, 5, 15, 60, 180, 360, 720, 1440];

    public static readonly int MostAttempts = BackOffMinutes.Length + 1;

    private readonly string me = $"{Environment.ProcessId}:{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<long, bool> held = new();
    private readonly MailSteps steps = new(databases);

    /// <summary>The queues as the last look for due mails found them.</summary>
    private IReadOnlyList<MailLane> lanes = [];

    /// <summary>When it looked: what came due since then waits for nobody.</summary>
    private DateTimeOffset looked;

    private TimeSpan Lease => TimeSpan.FromSeconds(settings.Mail.LeaseSeconds);

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
        if (result.Fate == SmtpFate.Accepted) pace.Took(mail.Recipient);
        else if (result is { Fate: SmtpFate.NotSent, IsOfRecipient: true }) pace.Deferred(mail.Recipient);
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

    private static IQueryable<OutboxMail> Free(StaffDb db, DateTimeOffset now) =>
        db.Mails.Where(m => m.State == MailState.Pending && (m.LeasedUntil == null || m.LeasedUntil < now));

    private static void Free(UpdateSettersBuilder<OutboxMail> set) =>
        set.SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null);
}
