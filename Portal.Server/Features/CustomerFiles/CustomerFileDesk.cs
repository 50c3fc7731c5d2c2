using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.CustomerFiles;

/// <inheritdoc cref="ICustomerFileDesk"/>
internal sealed class CustomerFileDesk(Databases databases, CurrentActor current, Clock clock) : ICustomerFileDesk
{
    public async Task<FileGlance?> Glance(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await Key(db, number, cancel);
        return customer == 0 ? null : await GlanceReading.Read(db, actor, customer, clock, cancel);
    }

    public async Task<Timeline> History(string number, TimelineQuery query, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return await TimelineReading.Read(db, actor, await Key(db, number, cancel), query, cancel);
    }

    public async Task<Outcome> AddNote(string number, MessageDraft note, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        return await databases.WriteOnce(actor, note.FormKey, clock, async open =>
        {
            var db = (StaffDb)open;
            var customer = await db.Customers.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (customer is null) return Outcome.NotFound;
            var written = new CustomerNote { CustomerId = customer.Id, AuthorUserId = actor.Id, AuthorName = actor.Name, Text = note.Text.Trim(), At = clock.Now };
            db.CustomerNotes.Add(written);
            // The event names the note, so it needs the note's key.
            await db.SaveChangesAsync(cancel);
            db.Events.Add(CustomerEvents.Make(customer, CustomerEvents.NoteWritten, actor, written.At, (TimelineReading.NoteKey, TimelineReading.Say(written.Id))));
            return number;
        }, cancel);
    }

    private static Task<long> Key(StaffDb db, string number, CancellationToken cancel) =>
        db.Customers.Where(c => c.Number == number).Select(c => c.Id).SingleOrDefaultAsync(cancel);
}
