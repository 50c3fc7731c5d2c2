using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Mail;

/// <summary>What is due, whose turn it is, and who has to wait.</summary>
internal sealed partial class MailLedger
{
    /// <summary>Claims due mails. Another node's claim is respected until it expires.</summary>
    /// <returns>Transactional ones first: a newsletter lets a new password pass.</returns>
    public async Task<IReadOnlyList<OutboxMail>> Claim(int most, CancellationToken cancel)
    {
        while (await DueIds(most, cancel) is { Count: > 0 } ids)
        {
            var claimed = await Claim(ids, cancel);
            var turns = claimed.ConvertAll(m => (Mail: m, Until: pace.Wait(m.Recipient)));
            await Postpone([.. turns.Where(w => w.Until is not null).Select(w => (w.Mail, w.Until!.Value))], cancel);
            var now = turns.FindAll(w => w.Until is null).ConvertAll(w => w.Mail);
            // Behind those whose domain rests there may be others.
            if (now.Count > 0 || claimed.Count == 0) return [.. now.OrderBy(m => ids.IndexOf(m.Id))];
        }
        return [];
    }

    /// <summary>Whether the domain it goes to is left alone just now.</summary>
    public bool Rests(OutboxMail mail) => pace.Rests(mail.Recipient);

    private async Task<List<OutboxMail>> Claim(List<long> ids, CancellationToken cancel)
    {
        var (now, until) = (clock.Now, clock.Now + Lease);
        var claimed = (await databases.WriteAsStaff<List<OutboxMail>>(Actor.System, async db =>
        {
            // The condition stands again: another node may have been faster since the look.
            await Free(db, now).Where(m => ids.Contains(m.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedBy, me).SetProperty(m => m.LeasedUntil, until), cancel);
            return await db.Mails.AsNoTracking().Where(m => ids.Contains(m.Id) && m.LeasedBy == me).ToListAsync(cancel);
        }, cancel)).Value;
        foreach (var mail in claimed) held[mail.Id] = true;
        return claimed;
    }

    /// <summary>How long until a mail comes due, if that is before <paramref name="atMost"/>.</summary>
    public async Task<TimeSpan> UntilNextDue(TimeSpan atMost, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var next = clock.Now + atMost;
        // What a mailing's pace holds back is due already.
        if (lanes.FirstOrDefault(l => l.PerSecond > 0) is { } slow && await Free(db, clock.Now).AnyAsync(m => m.Class == MailClass.Campaign && m.BatchId == slow.Batch, cancel))
            next = clock.Now + TimeSpan.FromSeconds(Math.Clamp(1.0 / slow.PerSecond, 0.05, 1));
        foreach (var (kind, batch, _) in lanes)
        {
            var due = await db.Mails.Where(m => m.State == MailState.Pending && m.Class == kind && m.BatchId == batch && m.DueAt > looked && m.DueAt < next)
                .OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(cancel);
            next = due ?? next;
        }
        return next - clock.Now;
    }

    private async Task<List<long>> DueIds(int most, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        // What waits in our own queue is ours already, even if its claim ran out while the machine slept.
        var (now, mine, ids) = (looked = clock.Now, held.Keys.ToList(), new List<long>());
        foreach (var (kind, batch, perSecond) in lanes = await Lanes(db, cancel))
        {
            if (ids.Count == most) break;
            var room = perSecond == 0 ? most - ids.Count : pace.Take(batch!.Value, perSecond, most - ids.Count);
            if (room == 0) continue;
            ids.AddRange(await Free(db, now).Where(m => m.Class == kind && m.BatchId == batch && m.DueAt <= now && !mine.Contains(m.Id))
                .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(room).Select(m => m.Id).ToListAsync(cancel));
        }
        return ids;
    }

    /// <summary>The queues that move, in their order: what is held by its mailing is not even looked at.</summary>
    private static async Task<IReadOnlyList<MailLane>> Lanes(StaffDb db, CancellationToken cancel)
    {
        var open = await db.MailBatches.Where(b => b.IsOpen).OrderBy(b => b.Id).Select(b => new { b.Id, b.PerSecond }).ToListAsync(cancel);
        return [new(MailClass.Transactional, null, 0), new(MailClass.Campaign, null, 0), .. open.Select(b => new MailLane(MailClass.Campaign, b.Id, b.PerSecond))];
    }

    /// <summary>Gives claimed mails back until their domain may be written to again.</summary>
    private async Task Postpone(IReadOnlyList<(OutboxMail Mail, DateTimeOffset Until)> waiting, CancellationToken cancel)
    {
        foreach (var turn in waiting.GroupBy(w => w.Until))
        {
            var ids = turn.Select(w => w.Mail.Id).ToList();
            await steps.Do(db => db.Mails.Where(m => ids.Contains(m.Id) && m.LeasedBy == me && m.State == MailState.Pending)
                .ExecuteUpdateAsync(set => Free(set.SetProperty(m => m.DueAt, turn.Key)), cancel));
            foreach (var (mail, _) in turn) LetGo(mail);
        }
    }
}

/// <summary>A queue of mails; <see cref="PerSecond"/> 0 for as fast as the server takes them.</summary>
internal sealed record MailLane(MailClass Kind, long? Batch, int PerSecond);
