using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Orders;
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
        WithFiles(number, message, async complaint => complaint.Reply(current.Customer, clock.Now, message.Text, await post.Times.DueFrom(complaint, clock.Now, cancel)), cancel);

    public Task<Outcome<string>> Reopen(string number, MessageDraft message, CancellationToken cancel) =>
        WithFiles(number, message, async complaint => complaint.Reopen(current.Customer, clock.Now, message.Text, await post.Times.DueFrom(complaint, clock.Now, cancel)), cancel);

    public Task<Outcome<string>> DeclareSolved(string number, Guid formKey, CancellationToken cancel) =>
        Change(number, formKey, complaint => Task.FromResult(complaint.DeclareSolved(current.Customer, clock.Now)), cancel);

    private async Task<Outcome<string>> Store(ComplaintDraft draft, CancellationToken cancel)
    {
        var saved = await files.Save(draft.Files, nameof(draft.Files), cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        return await Keeping(saved.Value, await databases.WriteOnce(current.Customer, draft.FormKey, clock, async db =>
        {
            var subject = await Subject(db, draft.OrderNumber, draft.Line, cancel);
            if (subject.Problem is { } problem) return problem;
            var (actor, now) = ((CustomerActor)db.Actor, clock.Now);
            var complaint = new Complaint
            {
                Number = await Numbers.Take(db, "BS", clock.Today, cancel), CustomerId = actor.CustomerId, SiteId = subject.Order?.SiteId ?? actor.SiteId,
                ContactId = actor.ContactId, FiledByUserId = actor.UserId, FiledByName = actor.Name, Kind = draft.Kind,
                Subject = draft.Subject.Trim(), OrderId = subject.Order?.Id, OrderNumber = subject.Order?.Number,
                OrderLine = subject.Line?.Position, ProductId = subject.Line?.ProductId, ProductName = subject.Line?.ProductName,
                WantedRemedy = draft.WantedRemedy, ReceivedAt = now, Class = await db.Customers.Where(c => c.Id == actor.CustomerId).Select(c => c.Class).SingleAsync(cancel),
            };
            complaint.File(actor, draft.Text, await post.Times.DueFrom(complaint, now, cancel));
            Attach(complaint, saved.Value);
            db.Complaints.Add(complaint);
            await post.Filed(db, complaint, cancel);
            return complaint.Number;
        }, cancel));
    }

    private async Task<Outcome<string>> WithFiles(string number, MessageDraft message, Func<Complaint, Task<Outcome>> change, CancellationToken cancel) =>
        MayWrite ? await files.Within(current.Customer, message.Files, nameof(message.Files), () => Store(number, message, change, cancel), cancel) : Outcome.NotFound;

    private async Task<Outcome<string>> Store(string number, MessageDraft message, Func<Complaint, Task<Outcome>> change, CancellationToken cancel)
    {
        var saved = await files.Save(message.Files, nameof(message.Files), cancel);
        if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
        return await Keeping(saved.Value, await Change(number, message.FormKey, async complaint =>
        {
            var outcome = await change(complaint);
            if (outcome.Succeeded) Attach(complaint, saved.Value);
            return outcome;
        }, cancel));
    }

    private Task<Outcome<string>> Change(string number, Guid formKey, Func<Complaint, Task<Outcome>> change, CancellationToken cancel) =>
        !MayWrite ? Task.FromResult<Outcome<string>>(Outcome.NotFound) : databases.WriteOnce(current.Customer, formKey, clock, async db =>
        {
            var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (complaint is null) return Outcome.NotFound;
            var outcome = await change(complaint);
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

    private bool MayWrite => current.Customer is CustomerActor { ReadOnly: false } actor && actor.Role.MayComplain(actor.Scopes);

    private static void Attach(Complaint complaint, IReadOnlyList<StoredFile> files)
    {
        foreach (var file in files) complaint.Attach(complaint.Messages[^1], file);
    }

    /// <summary>The order and line as the actor may see them: another customer's order is as unknown as one that never was.</summary>
    private static async Task<(Order? Order, OrderLine? Line, Problem? Problem)> Subject(PortalDb db, string? number, int? position, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(number)) return default;
        var order = await db.Orders.SingleOrDefaultAsync(o => o.Number == number, cancel);
        if (order is null) return (null, null, Unknown);
        if (position is null) return (order, null, null);
        var line = await db.OrderLines.SingleOrDefaultAsync(l => l.OrderId == order.Id && l.Position == position, cancel);
        return line is null ? (null, null, Unknown) : (order, line, null);
    }

    private static Problem Unknown => Outcome.Invalid(nameof(ComplaintDraft.OrderNumber), Texts.T(
        "There is no such order. Choose one of yours, or leave it open.", "Diesen Auftrag gibt es nicht. Wählen Sie einen Ihrer Aufträge, oder lassen Sie das Feld frei."));
}
