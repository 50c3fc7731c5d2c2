using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// What is done to many at once: each complaint by itself, whole or not at all.
internal sealed partial class InboxDesk
{
    // The desk lives as long as the page's connection; what was done last stands here, where no address and no browser reaches it.
    private LastBulk? last;

    public int CanUndo => last is { } done && clock.Now - done.At <= BulkDone.UndoneWithin ? done.Rows.Count : 0;

    public Task<BulkDone> Assign(IReadOnlyList<TickedRow> rows, long staffId, CancellationToken cancel) => Each(rows, async (db, complaint, actor) =>
    {
        if (complaint.AssigneeId == staffId && complaint.Stage >= Stage.Assessment) return Outcome.Done;
        var known = await db.Staff.AnyAsync(s => s.Id == staffId && s.LeftAt == null, cancel);
        return known ? complaint.Assign(actor, clock.Now, staffId) : Outcome.NotFound;
    }, cancel);

    public Task<BulkDone> Snooze(IReadOnlyList<TickedRow> rows, DateTime? until, CancellationToken cancel)
    {
        DateTimeOffset? moment = until is { } local ? Clock.MomentOf(clock.Zone, DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) : null;
        return Each(rows, (_, complaint, actor) => Task.FromResult(complaint.Snooze(actor, clock.Now, moment)), cancel);
    }

    public async Task<BulkDone> Undo(CancellationToken cancel)
    {
        var (done, isLate) = (last, CanUndo == 0);
        last = null;
        if (done is null) return new([], []);
        if (isLate) return new([], [.. done.Rows.Select(r => new RefusedRow(r.Number, T("It is too late to take this back.", "Das lässt sich nicht mehr zurücknehmen.")))]);
        var (back, refused) = (new List<string>(), new List<RefusedRow>());
        foreach (var row in done.Rows)
        {
            var outcome = await changes.Take(row.Number, row.Version, (_, complaint, actor) =>
            {
                complaint.PutBack(actor, clock.Now, row.Before);
                return Task.FromResult(Outcome.Done);
            }, cancel);
            if (outcome.Succeeded) back.Add(row.Number);
            else refused.Add(new(row.Number, Why(outcome)));
        }
        return new(back, refused);
    }

    public async Task<DateTimeOffset?> SnoozedUntil(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var now = clock.Now;
        return await db.Complaints.Where(c => c.Number == number && c.SnoozedUntil > now).Select(c => c.SnoozedUntil).SingleOrDefaultAsync(cancel);
    }

    public async Task<bool> HasKeys(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await db.Staff.AnyAsync(s => s.Id == actor.StaffId && !s.KeysOff, cancel);
    }

    public async Task<Outcome> UseKeys(bool on, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var person = await db.Staff.SingleAsync(s => s.Id == actor.StaffId, cancel);
            person.KeysOff = !on;
            return true;
        }, cancel);
    }

    private async Task<BulkDone> Each(IReadOnlyList<TickedRow> rows, Func<StaffDb, Complaint, StaffActor, Task<Outcome>> step, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.AnswerComplaints, "bulk", cancel) is { } refusal) return new([], [.. rows.Select(r => new RefusedRow(r.Number, refusal.Message))]);
        var (done, refused) = (new List<DoneRow>(), new List<RefusedRow>());
        foreach (var row in rows.DistinctBy(r => r.Number).Take(BulkDone.Most))
        {
            (Complaint Complaint, BulkBefore Before)? changed = null;
            var outcome = await changes.Take(row.Number, row.Version, async (db, complaint, by) =>
            {
                changed = (complaint, complaint.Before);
                return await step(db, complaint, by);
            }, cancel);
            // Its version is that of the save by now: only this one is put back.
            if (outcome.Succeeded) done.Add(new(row.Number, changed!.Value.Complaint.Version, changed.Value.Before));
            else refused.Add(new(row.Number, Why(outcome)));
        }
        if (done.Count > 0) last = new(clock.Now, done);
        return new([.. done.Select(d => d.Number)], refused);
    }

    private static string Why(Outcome outcome) => outcome.Problems[0].Kind == ProblemKind.Stale
        ? T("Somebody changed it in the meantime.", "Jemand hat sie inzwischen geändert.") : outcome.Problems[0].Message;

    private sealed record DoneRow(string Number, int Version, BulkBefore Before);

    private sealed record LastBulk(DateTimeOffset At, IReadOnlyList<DoneRow> Rows);
}
