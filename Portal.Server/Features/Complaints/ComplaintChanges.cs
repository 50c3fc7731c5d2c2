using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

/// <summary>How staff change a complaint: by right, from the version on their screen, once per form.</summary>
internal sealed class ComplaintChanges(Databases databases, CurrentActor current, Clock clock, AuditLog audit)
{
    /// <param name="version">The version on the screen: an edit in between gives <see cref="ProblemKind.Stale"/>.</param>
    /// <param name="formKey">Of a form that may be posted twice; else none.</param>
    public async Task<Outcome> Take(
        string number, int version, Func<StaffDb, Complaint, StaffActor, Task<Outcome>> change, CancellationToken cancel, Guid formKey = default,
        StaffRight right = StaffRight.AnswerComplaints)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, right, number, cancel) is { } refused) return refused;
        return await databases.WriteAsStaff<bool>(actor, async db =>
        {
            if (formKey != default)
            {
                if (await db.FormPosts.AnyAsync(p => p.UserId == actor.Id && p.Key == formKey, cancel)) return true;
                db.FormPosts.Add(new FormPost { UserId = actor.Id, Key = formKey, Result = number, At = clock.Now });
            }
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (complaint is null) return Outcome.NotFound;
            if (complaint.Version != version) return Outcome.Stale;
            var outcome = await change(db, complaint, actor);
            return outcome.Succeeded ? true : (List<Problem>)[.. outcome.Problems];
        }, cancel);
    }

    /// <summary>The remedies, for the steps that look at them.</summary>
    public static Task ReadRemedies(StaffDb db, Complaint complaint, CancellationToken cancel) => db.Entry(complaint).Collection(c => c.Remedies).LoadAsync(cancel);
}
