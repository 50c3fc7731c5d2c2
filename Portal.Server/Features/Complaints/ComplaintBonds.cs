using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IComplaintBonds"/>
internal sealed partial class ComplaintBonds(Databases databases, CurrentActor current, ComplaintPost post, AuditLog audit, ComplaintChanges changes) : IComplaintBonds
{
    private const int MostLinks = 50;

    public Task<Outcome> Link(string number, string other, CancellationToken cancel) => Tie(number, other, async (db, pair) =>
    {
        if (pair.Complaint == pair.Other) return Outcome.Invalid("Other", T("That is this complaint itself.", "Das ist diese Beschwerde selbst."));
        var known = Links(db, pair.Complaint);
        if (await known.AnyAsync(l => l.OtherId == pair.Other || l.ComplaintId == pair.Other, cancel)) return true;
        if (await known.CountAsync(cancel) >= MostLinks) return Outcome.Refused(T($"There are {MostLinks} links already.", $"Es gibt schon {MostLinks} Verknüpfungen."));
        db.ComplaintLinks.Add(new ComplaintLink { ComplaintId = pair.Complaint, CustomerId = pair.Customer, OtherId = pair.Other, At = post.Now });
        return true;
    }, cancel);

    public Task<Outcome> Unlink(string number, string other, CancellationToken cancel) => Tie(number, other, async (db, pair) =>
    {
        db.RemoveRange(await Links(db, pair.Complaint).Where(l => l.OtherId == pair.Other || l.ComplaintId == pair.Other).ToListAsync(cancel));
        return true;
    }, cancel);

    public Task<Outcome> Join(string number, int version, string into, CancellationToken cancel) => changes.Take(number, version, async (db, complaint, actor) =>
    {
        var wanted = Read(into);
        if (await db.Complaints.SingleOrDefaultAsync(c => c.Number == wanted, cancel) is not { } other) return Unknown(into);
        if (other.Id == complaint.Id) return Outcome.Invalid("Other", T("That is this complaint itself.", "Das ist diese Beschwerde selbst."));
        if (await db.Complaints.AnyAsync(c => c.JoinedToId == complaint.Id, cancel))
        {
            return Outcome.Refused(T("Others go on in this one: join the other one to it instead.", "In dieser gehen andere weiter: Führen Sie stattdessen die andere mit ihr zusammen."));
        }
        var outcome = complaint.Join(actor, post.Now, other, (await post.Times.Read(db, cancel)).DueFrom(other, post.Now));
        if (outcome.Succeeded) await post.Joined(db, complaint, other.Number, cancel);
        return outcome;
    }, cancel);

    public Task<Outcome> Part(string number, int version, CancellationToken cancel) => changes.Take(number, version, async (db, complaint, actor) =>
    {
        var joining = await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && e.SubjectNumber == number && e.Kind == ComplaintEvents.Joined)
            .OrderByDescending(e => e.Id).Select(e => e.Arguments).FirstOrDefaultAsync(cancel);
        var outcome = complaint.Part(actor, post.Now, joining ?? "{}");
        if (outcome.Succeeded) await post.Joined(db, complaint, null, cancel);
        return outcome;
    }, cancel);

    public async Task<Outcome<string>> Split(string number, SplitDraft draft, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.AnswerComplaints, number, cancel) is { } refused) return refused;
        return await databases.WriteOnce(actor, draft.FormKey, post.Clock, open => Split((StaffDb)open, actor, number, draft, cancel), cancel);
    }

    private async Task<Outcome<string>> Split(StaffDb db, StaffActor actor, string number, SplitDraft draft, CancellationToken cancel)
    {
        var from = await db.Complaints.SingleOrDefaultAsync(c => c.Number == number, cancel);
        var said = from is null ? null : await db.ComplaintMessages.FirstOrDefaultAsync(m => m.ComplaintId == from.Id && m.At == draft.SaidAt && !m.FromStaff, cancel);
        if (from is null || said is null) return Outcome.NotFound;
        var part = from.Split(actor, post.Now, await Numbers.Take(db, "BS", post.Clock.Today, cancel), draft, said.At);
        part.Record(actor, draft.Text, (await post.Times.Read(db, cancel)).DueFrom(part, said.At));
        db.Complaints.Add(part);
        await db.SaveChangesAsync(cancel);
        db.ComplaintLinks.Add(new ComplaintLink { ComplaintId = from.Id, CustomerId = from.CustomerId, OtherId = part.Id, At = post.Now });
        await post.Filed(db, part, cancel);
        return part.Number;
    }

    public async Task<Outcome> Follow(string number, bool on, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            if (await db.Complaints.Where(c => c.Number == number).Select(c => new { c.Id, c.CustomerId }).SingleOrDefaultAsync(cancel) is not { } found) return Outcome.NotFound;
            if (on) await Followers.Add(db, found.Id, found.CustomerId, [actor.StaffId], post.Now, cancel);
            else db.RemoveRange(await db.ComplaintFollowers.Where(f => f.ComplaintId == found.Id && f.StaffId == actor.StaffId).ToListAsync(cancel));
            return true;
        }, cancel);
    }

    private async Task<Outcome> Tie(string number, string other, Func<StaffDb, Pair, Task<Outcome<bool>>> tie, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.AnswerComplaints, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var wanted = Read(other);
            var found = await db.Complaints.Where(c => c.Number == number || c.Number == wanted).Select(c => new { c.Number, c.Id, c.CustomerId }).ToListAsync(cancel);
            if (found.Find(c => c.Number == number) is not { } here) return Outcome.NotFound;
            if (found.Find(c => c.Number == wanted) is not { } there) return Unknown(other);
            return await tie(db, new Pair(here.Id, here.CustomerId, there.Id));
        }, cancel);
    }

    private static IQueryable<ComplaintLink> Links(StaffDb db, long complaint) => db.ComplaintLinks.Where(l => l.ComplaintId == complaint || l.OtherId == complaint);

    /// <summary>A number as people type it.</summary>
    private static string Read(string typed) => typed.Trim().ToUpperInvariant();

    private static Problem Unknown(string number) => Outcome.Invalid("Other", T($"There is no complaint {number}.", $"Eine Beschwerde {number} gibt es nicht."));

    private sealed record Pair(long Complaint, long Customer, long Other);
}
