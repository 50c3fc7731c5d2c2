using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Makes a complaint of what somebody of a customer says, whichever way it came in.</summary>
internal static class ComplaintFiling
{
    /// <summary>Somebody of a customer who acts herself and may complain.</summary>
    public static bool MayComplain(this Actor actor) => actor is CustomerActor { ReadOnly: false } person && person.Role.MayComplain(person.Scopes);

    /// <param name="subject">What it is about, as she may see it.</param>
    /// <returns>A filed complaint that is not added yet.</returns>
    public static async Task<Complaint> Begin(
        PortalDb db, CustomerActor actor, ComplaintDraft draft, FoundSubject subject, Channel channel, Clock clock, PromisedTimes times, CancellationToken cancel)
    {
        var complaint = new Complaint
        {
            Number = await Numbers.Take(db, "BS", clock.Today, cancel), CustomerId = actor.CustomerId, SiteId = subject.Order?.SiteId ?? actor.SiteId,
            ContactId = actor.ContactId, FiledByUserId = actor.UserId, FiledByName = actor.Name, Kind = draft.Kind, Channel = channel,
            Subject = draft.Subject.Trim(), OrderId = subject.Order?.Id, OrderNumber = subject.Order?.Number,
            OrderLine = subject.Line?.Position, ProductId = subject.Line?.ProductId, ProductName = subject.Line?.ProductName,
            Quantity = subject.Quantity, InvoiceId = subject.Invoice?.Id, InvoiceNumber = subject.Invoice?.Number,
            WantedRemedy = draft.Kind == ComplaintKind.Complaint ? draft.WantedRemedy : Remedy.None, ReceivedAt = clock.Now,
            Class = await db.Customers.Where(c => c.Id == actor.CustomerId).Select(c => c.Class).SingleAsync(cancel),
        };
        complaint.File(actor, draft.Text, times.DueFrom(complaint, complaint.ReceivedAt));
        return complaint;
    }
}
