using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;
using Portal.Shared.Common;

namespace Portal.Server.Mail;

/// <summary>The states of mails, each step a committed one. The worker's memory is here, not in the process.</summary>
internal sealed class MailLedger(Databases databases, Clock clock, PortalSettings settings)
{
    public const int MostAttempts = 5;

    private readonly string me = $"{Environment.ProcessId}:{Guid.NewGuid():N}";

    private TimeSpan Lease => TimeSpan.FromSeconds(settings.Mail.LeaseSeconds);

    /// <summary>Claims due mails for a while. Another node's claim is respected until it expires.</summary>
    public async Task<IReadOnlyList<OutboxMail>> Claim(int most, CancellationToken cancel)
    {
        await using (var look = databases.OpenStaff(Actor.System))
        {
            if (!await Due(look).AnyAsync(cancel)) return [];
        }
        var claimed = await databases.WriteAsStaff<List<OutboxMail>>(Actor.System, async db =>
        {
            var (now, until) = (clock.Now, clock.Now + Lease);
            var ids = await Due(db).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(most).Select(m => m.Id).ToListAsync(cancel);
            // The condition stands again: on a server another node may have been faster since the look.
            await db.Mails.Where(m => ids.Contains(m.Id) && m.State == MailState.Pending && (m.LeasedUntil == null || m.LeasedUntil < now))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedBy, me).SetProperty(m => m.LeasedUntil, until), cancel);
            return await db.Mails.AsNoTracking().Where(m => ids.Contains(m.Id) && m.LeasedBy == me).OrderBy(m => m.DueAt).ToListAsync(cancel);
        }, cancel);
        return claimed.Value;
    }

    /// <summary>Marks a claimed mail as being sent, before the server hears of it.</summary>
    /// <returns>False where the claim was lost.</returns>
    public Task<bool> Begin(OutboxMail mail) => Change(mail.Id, MailState.Pending, set => set
        .SetProperty(m => m.State, MailState.Sending).SetProperty(m => m.Attempts, m => m.Attempts + 1));

    /// <summary>Writes down what became of it.</summary>
    public async Task Settle(OutboxMail mail, SmtpResult result)
    {
        var (now, reply, attempts) = (clock.Now, Short(result.Reply), mail.Attempts + 1);
        var state = result.Fate switch
        {
            SmtpFate.Accepted => MailState.Sent,
            SmtpFate.Refused => MailState.Failed,
            SmtpFate.Unknown when mail.Class == MailClass.Campaign => MailState.Unknown,
            _ => attempts >= MostAttempts ? MailState.Failed : MailState.Pending,
        };
        var due = state == MailState.Pending ? now + BackOff(attempts) : mail.DueAt;
        var erase = mail.IsSecret && state == MailState.Sent;
        await Change(mail.Id, null, set => set
            .SetProperty(m => m.State, state).SetProperty(m => m.LastReply, reply).SetProperty(m => m.DueAt, due)
            .SetProperty(m => m.SentAt, state == MailState.Sent ? now : null)
            .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
            .SetProperty(m => m.Text, m => erase ? "" : m.Text).SetProperty(m => m.Html, m => erase ? "" : m.Html));
    }

    /// <summary>Leases that ran out: untouched mails are free again; of those being sent, transactional ones go again, a campaign's become Unknown.</summary>
    public async Task RecoverExpired(CancellationToken cancel)
    {
        await using (var look = databases.OpenStaff(Actor.System))
        {
            var now = clock.Now;
            if (!await look.Mails.AnyAsync(m => m.State == MailState.Sending && m.LeasedUntil < now, cancel)) return;
        }
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var now = clock.Now;
            var expired = db.Mails.Where(m => m.State == MailState.Sending && m.LeasedUntil < now);
            await expired.Where(m => m.Class == MailClass.Campaign).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MailState.Unknown).SetProperty(m => m.LastReply, "Interrupted while it was being sent.")
                .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), cancel);
            await expired.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, MailState.Pending).SetProperty(m => m.LastReply, "Interrupted while it was being sent; it goes again.")
                .SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), cancel);
            return true;
        }, cancel);
    }

    /// <summary>Extends this worker's claims while it sends.</summary>
    public async Task KeepLeases(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Lease / 3, cancel);
                var until = clock.Now + Lease;
                await Mine(db => db.Mails.Where(m => m.LeasedBy == me).ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, until), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            // The batch is done.
        }
    }

    /// <summary>Gives back what was claimed and not begun.</summary>
    public Task Release(CancellationToken cancel) => Mine(db => db.Mails.Where(m => m.LeasedBy == me && m.State == MailState.Pending)
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedBy, (string?)null).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), cancel));

    /// <summary>1, 4, 9, 16 minutes, each with a quarter of chance, so that a crowd does not come back as a crowd.</summary>
    public static TimeSpan BackOff(int attempts) => TimeSpan.FromMinutes(attempts * attempts) * (0.75 + Random.Shared.NextDouble() / 2);

    private IQueryable<OutboxMail> Due(StaffDb db)
    {
        var now = clock.Now;
        return db.Mails.Where(m => m.State == MailState.Pending && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now));
    }

    private Task<bool> Change(long id, MailState? from, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboxMail>> set) =>
        Mine(db => db.Mails.Where(m => m.Id == id && m.LeasedBy == me && (from == null || m.State == from)).ExecuteUpdateAsync(set, CancellationToken.None));

    private async Task<bool> Mine(Func<StaffDb, Task<int>> change)
    {
        var outcome = await databases.WriteAsStaff<int>(Actor.System, async db => await change(db), CancellationToken.None);
        return outcome.Value > 0;
    }

    private static string Short(string text) => text.Length > 500 ? text[..500] : text;
}
