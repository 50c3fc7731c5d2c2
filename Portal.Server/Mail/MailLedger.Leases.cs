using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Mail;

/// <summary>Claims: kept while this process lives, given back, and taken over from one that does not.</summary>
internal sealed partial class MailLedger
{
    /// <summary>Extends this worker's claims until <paramref name="cancel"/>. Costs nothing while there are none.</summary>
    public async Task KeepLeases(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await Task.Delay(Lease / 3, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            if (held.IsEmpty) continue;
            try
            {
                var (ids, until) = (held.Keys.ToList(), clock.Now + Lease);
                await steps.Do(db => db.Mails.Where(m => ids.Contains(m.Id) && m.LeasedBy == me)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, until)));
            }
            catch (Exception)
            {
                // The database is away; the worker meets the same and says so. The claims may expire: their states can bear it.
            }
        }
    }

    /// <summary>Gives back what was claimed and not begun.</summary>
    public async Task GiveBack(params IEnumerable<OutboxMail> mails)
    {
        var ids = mails.Select(m => m.Id).ToList();
        await GiveBack(ids);
    }

    /// <summary>Gives back all that was claimed and not begun.</summary>
    public Task GiveBackAll() => GiveBack([.. held.Keys]);

    /// <summary>
    /// Leases that ran out while a mail was being sent: a transactional one goes again with the same Message-ID, a campaign's
    /// becomes Unknown. Claims that were not begun need nothing: they are free when they expire.
    /// </summary>
    public async Task RecoverExpired(CancellationToken cancel)
    {
        // What this process is still speaking about is not lost, whatever kept its lease from being renewed.
        var (mine, now) = (held.Keys.ToList(), clock.Now);
        await using (var look = databases.OpenStaff(Actor.System))
        {
            if (!await look.Mails.AnyAsync(m => m.State == MailState.Sending && m.LeasedUntil < now && !mine.Contains(m.Id), cancel)) return;
        }
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var expired = db.Mails.Where(m => m.State == MailState.Sending && m.LeasedUntil < now && !mine.Contains(m.Id));
            await End(expired.Where(m => m.Class == MailClass.Campaign), MailState.Unknown, MailWords.Interrupted);
            await End(expired.Where(m => m.Class == MailClass.Transactional && m.Attempts >= MostAttempts), MailState.Failed, MailWords.TooOften);
            await End(expired.Where(m => m.Class == MailClass.Transactional), MailState.Pending, MailWords.GoesAgain);
            return true;
        }, cancel);

        Task End(IQueryable<OutboxMail> mails, MailState state, string words) => mails.ExecuteUpdateAsync(
            set => Free(set.SetProperty(m => m.State, state).SetProperty(m => m.LastReply, words)), cancel);
    }

    private async Task GiveBack(List<long> ids)
    {
        if (ids.Count == 0) return;
        await steps.Do(db => db.Mails.Where(m => ids.Contains(m.Id) && m.LeasedBy == me && m.State == MailState.Pending)
            .ExecuteUpdateAsync(Free));
        foreach (var id in ids) held.TryRemove(id, out _);
    }

    /// <summary>Nobody wants it any more: it is not sent, and says why.</summary>
    public async Task Withdraw(OutboxMail mail, string words)
    {
        await steps.Do(db => db.Mails.Where(m => m.Id == mail.Id && m.LeasedBy == me && m.State == MailState.Pending)
            .ExecuteUpdateAsync(set => Free(set.SetProperty(m => m.State, MailState.Withdrawn).SetProperty(m => m.LastReply, words))));
        LetGo(mail);
    }
}
