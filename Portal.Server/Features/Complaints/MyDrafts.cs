using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IMyDrafts"/>
internal sealed class MyDrafts(Databases databases, CurrentActor current, Clock clock, ComplaintFiles files) : IMyDrafts
{
    private bool MayWrite => current.Customer.MayComplain();

    public async Task<IReadOnlyList<StartedEntry>> List(CancellationToken cancel)
    {
        if (!MayWrite) return [];
        await using var db = databases.Open(current.Customer);
        // What she may no longer see she cannot go on with either.
        return await Unsent(db)
            .Where(s => (s.OrderNumber == null || db.Orders.Any(o => o.Number == s.OrderNumber)) && (s.InvoiceNumber == null || db.Invoices.Any(i => i.Number == s.InvoiceNumber)))
            .OrderByDescending(s => s.ChangedAt).ThenByDescending(s => s.Id)
            .Select(s => new StartedEntry(s.Kind, s.OrderNumber, s.OrderLine, s.InvoiceNumber, s.Subject, s.ChangedAt)).ToListAsync(cancel);
    }

    public async Task<StartedDraft?> Find(ComplaintKind kind, string? orderNumber, int? line, string? invoiceNumber, CancellationToken cancel)
    {
        if (!MayWrite) return null;
        await using var db = databases.Open(current.Customer);
        var about = StartedComplaint.Place(orderNumber, line, invoiceNumber);
        return await Unsent(db).AsNoTracking().Include(s => s.Files).SingleOrDefaultAsync(s => s.Kind == kind && s.About == about, cancel) is { } found ? Shown(found) : null;
    }

    public async Task<Outcome<StartedDraft>> Keep(ComplaintDraft draft, CancellationToken cancel)
    {
        if (!MayWrite || draft.FormKey == Guid.Empty) return Outcome.NotFound;
        if (TooLong(draft) is { } problem) return problem;
        StartedDraft? kept = null;
        var outcome = await files.Within(current.Customer, draft.Files, nameof(draft.Files), async () =>
        {
            var saved = await files.Save(draft.Files, nameof(draft.Files), cancel);
            if (!saved.Succeeded) return (List<Problem>)[.. saved.Problems];
            var put = await StaleReads.Again(() => databases.Write<StartedDraft>(current.Customer, db => Put(db, draft, saved.Value, cancel), cancel));
            if (!put.Succeeded)
            {
                files.Forget(saved.Value);
                return (List<Problem>)[.. put.Problems];
            }
            kept = put.Value;
            return "";
        }, cancel);
        return outcome.Succeeded ? kept! : (List<Problem>)[.. outcome.Problems];
    }

    public async Task<Outcome<StartedDraft>> Remove(Guid formKey, int file, CancellationToken cancel) =>
        !MayWrite ? Outcome.NotFound : await StaleReads.Again(() => databases.Write<StartedDraft>(current.Customer, async db =>
        {
            var started = await ByKey(db, formKey, cancel);
            if (started?.Remove(file, clock.Now) is not { } removed) return Outcome.NotFound;
            db.AfterCommit(() => files.Forget([removed.Stored]));
            return Shown(started);
        }, cancel));

    public async Task<Outcome> Discard(Guid formKey, CancellationToken cancel) =>
        !MayWrite ? Outcome.NotFound : await StaleReads.Again(() => databases.Write<bool>(current.Customer, async db =>
        {
            if (await ByKey(db, formKey, cancel) is not { } started) return Outcome.NotFound;
            Drop(db, started);
            return true;
        }, cancel));

    private async Task<Outcome<StartedDraft>> Put(PortalDb db, ComplaintDraft draft, IReadOnlyList<StoredFile> saved, CancellationToken cancel)
    {
        var user = ((CustomerActor)db.Actor).Id;
        if (await db.FormPosts.AnyAsync(p => p.UserId == user && p.Key == draft.FormKey, cancel)) return Sent;
        var started = await ByKey(db, draft.FormKey, cancel);
        if (started is null)
        {
            var begun = await Begin(db, draft, cancel);
            if (!begun.Succeeded) return (List<Problem>)[.. begun.Problems];
            db.StartedComplaints.Add(started = begun.Value);
        }
        started.Keep(draft, clock.Now);
        foreach (var file in saved)
        {
            var attached = started.Attach(file);
            if (!attached.Succeeded) return (List<Problem>)[.. attached.Problems];
        }
        return Shown(started);
    }

    private async Task<Outcome<StartedComplaint>> Begin(PortalDb db, ComplaintDraft draft, CancellationToken cancel)
    {
        var actor = (CustomerActor)db.Actor;
        var found = await FoundSubject.Find(db, actor.CustomerId, AskedSubject.Of(draft) with { Quantity = "" }, cancel);
        if (!found.Succeeded) return (List<Problem>)[.. found.Problems];
        var (order, line, invoice) = (found.Value.Order?.Number, found.Value.Line?.Position, found.Value.Invoice?.Number);
        var about = StartedComplaint.Place(order, line, invoice);
        var unsent = await Unsent(db).Select(s => s.Id).ToListAsync(cancel);
        foreach (var other in await db.StartedComplaints.Include(s => s.Files).ToListAsync(cancel))
        {
            // One that was kept at the moment it was sent stayed behind.
            if (!unsent.Contains(other.Id)) Drop(db, other);
            else if (other.Kind == draft.Kind && other.About == about) return Elsewhere;
        }
        if (unsent.Count >= StartedComplaint.Most) return Full;
        return new StartedComplaint
        {
            FormKey = draft.FormKey, CustomerId = actor.CustomerId, UserId = actor.Id, Kind = draft.Kind, OrderNumber = order, OrderLine = line, InvoiceNumber = invoice, About = about, StartedAt = clock.Now,
        };
    }

    private void Drop(PortalDb db, StartedComplaint started)
    {
        db.StartedComplaints.Remove(started);
        var left = started.Files.ConvertAll(f => f.Stored);
        db.AfterCommit(() => files.Forget(left));
    }

    private static IQueryable<StartedComplaint> Unsent(PortalDb db) => db.StartedComplaints.Where(s => !db.FormPosts.Any(p => p.UserId == s.UserId && p.Key == s.FormKey));

    private static Task<StartedComplaint?> ByKey(PortalDb db, Guid key, CancellationToken cancel) => db.StartedComplaints.Include(s => s.Files).SingleOrDefaultAsync(s => s.FormKey == key, cancel);

    private static StartedDraft Shown(StartedComplaint s) => new(
        new ComplaintDraft
        {
            FormKey = s.FormKey, Kind = s.Kind, OrderNumber = s.OrderNumber, Line = s.OrderLine, InvoiceNumber = s.InvoiceNumber,
            Subject = s.Subject, Text = s.Text, Quantity = s.Quantity, WantedRemedy = s.WantedRemedy,
        }, s.StartedAt, s.ChangedAt, [.. s.Files.OrderBy(f => f.FileNumber).Select(f => f.Entry)]);

    /// <summary>What is begun may lack everything; it cannot be longer than what can be sent.</summary>
    private static Problem? TooLong(ComplaintDraft draft) =>
        (from property in typeof(ComplaintDraft).GetProperties()
         from rule in property.GetCustomAttributes(typeof(ValidationAttribute), inherit: true).Where(a => a is AtMostAttribute or EnumDataTypeAttribute).Cast<ValidationAttribute>()
         where !rule.IsValid(property.GetValue(draft))
         select Outcome.Invalid(property.Name, rule.FormatErrorMessage(property.Name))).FirstOrDefault();

    private static Problem Sent => Outcome.Refused(T("This was sent already.", "Dies wurde schon gesendet."));

    private static Problem Elsewhere => Outcome.Refused(T("Not kept: you are writing about the same in another window. You can send both.", "Nicht gespeichert: Sie schreiben dazu schon in einem anderen Fenster. Senden können Sie beides."));

    private static Problem Full => Outcome.Refused(T(
        $"Not kept: {StartedComplaint.Most} are begun already. You can send this one.", $"Nicht gespeichert: {StartedComplaint.Most} sind schon begonnen. Senden können Sie dies trotzdem."));
}
