using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IComplaintEntry"/>
internal sealed class ComplaintEntry(Databases databases, CurrentActor current, Clock clock, ComplaintPost post, AuditLog audit) : IComplaintEntry
{
    private const int MostContacts = 100, MostOrders = 20;

    /// <summary>A letter may have lain for a while; older than this it is a mistake in typing.</summary>
    private const int MostDays = 60;

    public async Task<EntryFacts?> Begin(string customerNumber, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.Where(c => c.Number == customerNumber).Select(c => new { c.Id, c.Number, c.Name }).SingleOrDefaultAsync(cancel);
        if (customer is null) return null;
        var contacts = await db.Contacts.Where(c => c.CustomerId == customer.Id).OrderBy(c => c.Name).Take(MostContacts).Select(c => new EntryContact(c.Number, c.Name)).ToListAsync(cancel);
        var orders = await db.Orders.Where(o => o.CustomerId == customer.Id).OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Number).Take(MostOrders)
            .Select(o => new { o.Number, o.OrderedOn, Lines = o.Lines.OrderBy(l => l.Position).Select(l => new EntryLine(l.Position, l.ProductName)).ToList() }).ToListAsync(cancel);
        return new(customer.Number, customer.Name, contacts, orders.ConvertAll(o => new EntryOrder(o.Number, o.OrderedOn, o.Lines)));
    }

    public async Task<Outcome<string>> Enter(EnteredComplaint entered, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        if (await audit.Refuses(actor, StaffRight.AnswerComplaints, entered.Customer, cancel) is { } refused) return refused;
        return await databases.WriteOnce(actor, entered.FormKey, clock, open => Enter((StaffDb)open, actor, entered, cancel), cancel);
    }

    /// <summary>The same, inside a transaction that does more; the caller has asked whether she may.</summary>
    public async Task<Outcome<string>> Enter(StaffDb db, StaffActor actor, EnteredComplaint entered, CancellationToken cancel)
    {
        if (entered.ReceivedOn is { } on && (on > clock.Today || on < clock.Today.AddDays(-MostDays)))
        {
            return Outcome.Invalid(nameof(entered.ReceivedOn), T($"Choose a day of the last {MostDays}.", $"Wählen Sie einen der letzten {MostDays} Tage."));
        }
        var customer = await db.Customers.Where(c => c.Number == entered.Customer).Select(c => new { c.Id, c.Name, c.Class }).SingleOrDefaultAsync(cancel);
        if (customer is null) return Outcome.Invalid(nameof(entered.Customer), T("Choose the customer.", "Wählen Sie den Kunden."));
        var contact = entered.Contact.Length == 0 ? null : await db.Contacts.Where(c => c.CustomerId == customer.Id && c.Number == entered.Contact).Select(c => new { c.Id, c.Name, c.SiteId }).SingleOrDefaultAsync(cancel);
        if (contact is null && entered.Contact.Length > 0) return Outcome.Invalid(nameof(entered.Contact), T("Choose one of the customer's contacts.", "Wählen Sie einen Ansprechpartner des Kunden."));
        var found = await FoundSubject.Find(db, customer.Id, new(entered.OrderNumber, entered.Line, null, entered.Quantity), cancel);
        if (!found.Succeeded) return (List<Problem>)[.. found.Problems];
        var (subject, received) = (found.Value, entered.ReceivedOn is { } day && day < clock.Today ? Clock.MomentOf(clock.Zone, day.ToDateTime(new TimeOnly(12, 0))) : clock.Now);
        var complaint = new Complaint
        {
            Number = await Numbers.Take(db, "BS", clock.Today, cancel), CustomerId = customer.Id, SiteId = subject.Order?.SiteId ?? contact?.SiteId, ContactId = contact?.Id,
            FiledByUserId = contact is null ? null : await db.Memberships.Where(m => m.CustomerId == customer.Id && m.ContactId == contact.Id && m.AcceptedAt != null).Select(m => (long?)m.UserId).FirstOrDefaultAsync(cancel),
            FiledByName = contact?.Name ?? customer.Name, Kind = entered.Kind, Channel = entered.Channel, Subject = entered.Subject.Trim(),
            OrderId = subject.Order?.Id, OrderNumber = subject.Order?.Number, OrderLine = subject.Line?.Position, ProductId = subject.Line?.ProductId, ProductName = subject.Line?.ProductName,
            Quantity = subject.Quantity, WantedRemedy = entered.Kind == ComplaintKind.Complaint ? entered.WantedRemedy : Remedy.None, ReceivedAt = received, Class = customer.Class,
        };
        complaint.Record(actor, entered.Text, (await post.Times.Read(db, cancel)).DueFrom(complaint, received));
        if (entered.Take) complaint.Assign(actor, clock.Now, actor.StaffId);
        db.Complaints.Add(complaint);
        await post.Filed(db, complaint, cancel);
        return complaint.Number;
    }
}
