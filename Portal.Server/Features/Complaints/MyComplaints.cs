using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IMyComplaints"/>
internal sealed partial class MyComplaints(Databases databases, CurrentActor current, Clock clock, ComplaintPost post, ComplaintFiles files) : IMyComplaints
{
    public async Task<Outcome<string>> File(ComplaintDraft draft, CancellationToken cancel) =>
        MayWrite ? await files.Within(current.Customer, draft.Files, nameof(draft.Files), () => Store(draft, cancel), cancel) : Outcome.NotFound;

    public Task<Outcome<string>> Reply(string number, MessageDraft message, CancellationToken cancel) =>
        WithFiles(number, message, (complaint, times) => complaint.Reply(current.Customer, clock.Now, message.Text, times.DueFrom(complaint, clock.Now)), cancel);

    public Task<Outcome<string>> Reopen(string number, MessageDraft message, CancellationToken cancel) =>
        WithFiles(number, message, (complaint, times) => complaint.Reopen(current.Customer, clock.Now, message.Text, times.DueFrom(complaint, clock.Now)), cancel);

    public Task<Outcome<string>> Contest(string number, MessageDraft message, CancellationToken cancel) =>
        WithFiles(number, message, (complaint, times) => complaint.Contest(current.Customer, clock.Now, message.Text, times.DueFrom(complaint, clock.Now)), cancel);

    public Task<Outcome<string>> Rate(string number, Rating rating, CancellationToken cancel) =>
        Change(number, rating.FormKey, complaint => complaint.Rate(current.Customer, clock.Now, rating), cancel);

    public Task<Outcome<string>> DeclareSolved(string number, Guid formKey, CancellationToken cancel) =>
        Change(number, formKey, complaint => complaint.DeclareSolved(current.Customer, clock.Now), cancel);

    private async Task<Outcome<string>> Store(ComplaintDraft draft, CancellationToken cancel)
    {
        var saved = await files.Save(draft.Files, nameof(draft.Files), cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        var times = await post.Times.Read(cancel);
        // A word of it that is kept at this very moment makes what was read of it stale: it is read again.
        return await Keeping(saved.Value, await StaleReads.Again(() => databases.WriteOnce(current.Customer, draft.FormKey, clock, async db =>
        {
            var actor = (CustomerActor)db.Actor;
            var found = await FoundSubject.Find(db, actor.CustomerId, AskedSubject.Of(draft), cancel);
            if (!found.Succeeded) return (List<Problem>)[.. found.Problems];
            var complaint = await ComplaintFiling.Begin(db, actor, draft, found.Value, Channel.Portal, clock, times, cancel);
            if (await db.StartedComplaints.Include(s => s.Files).SingleOrDefaultAsync(s => s.FormKey == draft.FormKey, cancel) is { } started)
            {
                var became = started.Become(complaint, saved.Value.Count);
                if (!became.Succeeded) return (List<Problem>)[.. became.Problems];
                db.StartedComplaints.Remove(started);
            }
            Attach(complaint, saved.Value);
            db.Complaints.Add(complaint);
            await post.Filed(db, complaint, cancel);
            return complaint.Number;
        }, cancel)));
    }

    private async Task<Outcome<string>> WithFiles(string number, MessageDraft message, Func<Complaint, PromisedTimes, Outcome> change, CancellationToken cancel) =>
        MayWrite ? await files.Within(current.Customer, message.Files, nameof(message.Files), () => Store(number, message, change, cancel), cancel) : Outcome.NotFound;

    private async Task<Outcome<string>> Store(string number, MessageDraft message, Func<Complaint, PromisedTimes, Outcome> change, CancellationToken cancel)
    {
        var saved = await files.Save(message.Files, nameof(message.Files), cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        var times = await post.Times.Read(cancel);
        return await Keeping(saved.Value, await Change(number, message.FormKey, complaint =>
        {
            var outcome = change(complaint, times);
            if (outcome.Succeeded) Attach(complaint, saved.Value);
            return outcome;
        }, cancel));
    }

    private Task<Outcome<string>> Change(string number, Guid formKey, Func<Complaint, Outcome> change, CancellationToken cancel) =>
        !MayWrite ? Task.FromResult<Outcome<string>>(Outcome.NotFound) : databases.WriteOnce(current.Customer, formKey, clock, async db =>
        {
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (complaint is null) return Outcome.NotFound;
            var outcome = change(complaint);
            return outcome.Succeeded ? complaint.Number : (List<Problem>)[.. outcome.Problems];
        }, cancel);

    /// <summary>Files belong to a record that came to be, else they go again.</summary>
    private async Task<Outcome<string>> Keeping(IReadOnlyList<StoredFile> saved, Outcome<string> outcome)
    {
        if (saved.Count == 0) return outcome;
        await using var db = databases.Open(current.Customer);
        var names = saved.Select(f => f.StoredAs).ToList();
        var kept = outcome.Succeeded ? await db.Attachments.Where(a => names.Contains(a.StoredAs)).Select(a => a.StoredAs).ToListAsync() : [];
        files.Forget(saved.Where(f => !kept.Contains(f.StoredAs)));
        return outcome;
    }

    private bool MayWrite => current.Customer.MayComplain();

    private static void Attach(Complaint complaint, IReadOnlyList<StoredFile> files)
    {
        foreach (var file in files) complaint.Attach(complaint.Messages[^1], file);
    }
}
