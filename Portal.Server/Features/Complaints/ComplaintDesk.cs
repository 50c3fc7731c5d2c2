using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IComplaintDesk"/>
internal sealed partial class ComplaintDesk(Databases databases, CurrentActor current, Clock clock, ComplaintPost post, ComplaintChanges changes) : IComplaintDesk
{
    public Task<Outcome> Assign(string number, int version, long staffId, CancellationToken cancel) =>
        changes.Take(number, version, async (db, complaint, actor) =>
        {
            var known = await db.Staff.AnyAsync(s => s.Id == staffId && s.LeftAt == null, cancel);
            return known ? complaint.Assign(actor, clock.Now, staffId) : Outcome.NotFound;
        }, cancel);

    public Task<Outcome> Investigate(string number, int version, CancellationToken cancel) =>
        changes.Take(number, version, (_, complaint, actor) => Task.FromResult(complaint.Investigate(actor, clock.Now)), cancel);

    public Task<Outcome> Assess(string number, int version, Assessment assessment, CancellationToken cancel) =>
        changes.Take(number, version, async (db, complaint, actor) =>
        {
            var outcome = complaint.Assess(actor, clock.Now, assessment);
            if (outcome.Succeeded) await post.Times.Retarget(db, complaint, cancel);
            return outcome;
        }, cancel);

    public Task<Outcome> Decide(string number, int version, ComplaintDecision decision, CancellationToken cancel) =>
        changes.Take(number, version, async (db, complaint, actor) =>
        {
            await ComplaintChanges.ReadRemedies(db, complaint, cancel);
            var outcome = complaint.Decide(actor, clock.Now, decision);
            if (outcome.Succeeded) await post.Decided(db, complaint, decision.Text.Trim(), cancel);
            return outcome;
        }, cancel);

    public Task<Outcome> Answer(string number, int version, MessageDraft answer, CancellationToken cancel) =>
        changes.Take(number, version, async (db, complaint, actor) =>
        {
            TakeCharge(complaint, actor);
            var outcome = complaint.Answer(actor, clock.Now, answer.Text);
            if (!outcome.Succeeded) return outcome;
            // What was its draft is the answer now, in one transaction: nothing goes out twice, and no file stays behind.
            if (await AnswerDraft.Of(db, number, actor, cancel) is { } draft)
            {
                foreach (var file in draft.Files.OrderBy(f => f.FileNumber)) complaint.Attach(complaint.Messages[^1], file.Stored);
                db.Remove(draft);
            }
            await post.Answered(db, complaint, answer.Text.Trim(), actor.Name, cancel);
            return outcome;
        }, cancel, answer.FormKey);

    public Task<Outcome> Close(string number, int version, Closing closing, CancellationToken cancel) =>
        changes.Take(number, version, async (db, complaint, actor) =>
        {
            if (closing.CauseKey.Length > 0 && !(await post.Times.Read(db, cancel)).Causes.CanChoose(new CauseRef(closing.Cause, closing.CauseKey)))
            {
                return Outcome.Invalid(nameof(closing.Cause), T("This cause is no longer chosen: take another one.", "Diese Ursache wird nicht mehr gewählt: Nehmen Sie eine andere."));
            }
            var outcome = complaint.Close(actor, clock.Now, closing);
            if (outcome.Succeeded) await post.Closed(db, complaint, closing.Text.Trim(), cancel);
            return outcome;
        }, cancel);

    public Task<Outcome> Reopen(string number, int version, CancellationToken cancel) =>
        changes.Take(number, version, async (db, complaint, actor) =>
            complaint.Reopen(actor, clock.Now, null, (await post.Times.Read(db, cancel)).DueFrom(complaint, clock.Now)), cancel);

    public async Task<Outcome> AddNote(string number, MessageDraft note, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            var complaint = await db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (complaint is null) return Outcome.NotFound;
            if (!await db.FormPosts.AnyAsync(p => p.UserId == actor.Id && p.Key == note.FormKey, cancel))
            {
                db.FormPosts.Add(new FormPost { UserId = actor.Id, Key = note.FormKey, Result = number, At = clock.Now });
                db.ComplaintNotes.Add(new ComplaintNote
                {
                    ComplaintId = complaint.Id, CustomerId = complaint.CustomerId, AuthorUserId = actor.Id, AuthorName = actor.Name, Text = note.Text.Trim(), At = clock.Now,
                });
                // Who is named is asked for: she follows it from now on.
                var named = (await Followers.In(db, note.Text, cancel)).FindAll(m => m.StaffId != actor.StaffId);
                await Followers.Add(db, complaint.Id, complaint.CustomerId, named.ConvertAll(m => m.StaffId), clock.Now, cancel);
                foreach (var colleague in named)
                {
                    post.Mention(db, complaint, note.FormKey, actor.Name, note.Text.Trim(), colleague);
                    db.StaffNotices.Add(StaffNotice.Mentioned(complaint, actor.Name, colleague.StaffId, clock.Now));
                }
            }
            return true;
        }, cancel);
    }

    /// <summary>Whoever answers a complaint that nobody has taken takes it.</summary>
    private void TakeCharge(Complaint complaint, StaffActor actor)
    {
        if (complaint.Stage < Stage.Assessment) complaint.Assign(actor, clock.Now, actor.StaffId);
    }
}
