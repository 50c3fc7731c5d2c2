using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="IMyContacts"/>
internal sealed class MyContacts(OwnData own) : IMyContacts
{
    public async Task<IReadOnlyList<MyContact>> List(CancellationToken cancel)
    {
        await using var db = own.Open();
        return await db.Contacts.OrderBy(c => c.Name).ThenBy(c => c.Id).Take(IMyContacts.Most)
            .Select(c => new MyContact(
                c.Number, c.Name, c.Position, c.Phone, c.Email, db.Memberships.Any(m => m.ContactId == c.Id && m.SuspendedAt == null)))
            .ToListAsync(cancel);
    }

    public async Task<Edited<ContactForm>?> Edit(string number, CancellationToken cancel)
    {
        if (!own.MayEditPlaces) return null;
        await using var db = own.Open();
        var form = await db.Contacts.Where(c => c.Number == number)
            .Select(c => new ContactForm { Version = c.Version, Name = c.Name, Position = c.Position, Email = c.Email, Phone = c.Phone }).SingleOrDefaultAsync(cancel);
        return form is null ? null : new Edited<ContactForm>(form, await OwnData.Last(db, SubjectKind.Contact, number, null, cancel));
    }

    public async Task<LastChange?> Removed(string number, CancellationToken cancel)
    {
        if (!own.MayEditPlaces) return null;
        await using var db = own.Open();
        return await OwnData.Last(db, SubjectKind.Contact, number, CustomerEvents.ContactRemoved, cancel);
    }

    public Edited<ContactForm>? Begin() => own.MayEditPlaces ? new Edited<ContactForm>(new ContactForm()) : null;

    public Task<Outcome<string>> Add(ContactForm form, CancellationToken cancel)
    {
        if (Check(form) is { Count: > 0 } problems) return Task.FromResult<Outcome<string>>(problems);
        return own.Change(form.FormKey, async (db, actor) =>
        {
            var contact = Contact.Added(form, await CountryOf(db, cancel), actor.CustomerId, actor, own.Now);
            db.Contacts.Add(contact);
            return contact.Number;
        }, cancel);
    }

    public Task<Outcome<string>> Save(string number, ContactForm form, CancellationToken cancel) =>
        own.Change(form.FormKey, async (db, actor) =>
        {
            var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (contact is null) return Outcome.NotFound;
            if (contact.Version != form.Version) return Outcome.Stale;
            if (Check(form) is { Count: > 0 } problems) return problems;
            contact.Correct(form, await CountryOf(db, cancel), actor, own.Now);
            return number;
        }, cancel);

    public Task<Outcome<string>> Remove(string number, RemovalForm form, CancellationToken cancel) =>
        own.Change(form.FormKey, async (db, actor) =>
        {
            var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Number == number, cancel);
            if (contact is null) return Outcome.NotFound;
            if (contact.Version != form.Version) return Outcome.Stale;
            if (await db.Memberships.AnyAsync(m => m.ContactId == contact.Id, cancel))
            {
                return Outcome.Refused(T("This person signs in to the portal and stays listed as long as that is so.", "Diese Person meldet sich im Portal an und bleibt so lange eingetragen."));
            }
            contact.Removed(actor, own.Now);
            db.Contacts.Remove(contact);
            return number;
        }, cancel);

    /// <summary>Where phone numbers without a calling code are meant.</summary>
    public static async Task<string> CountryOf(PortalDb db, CancellationToken cancel) =>
        await db.Customers.Select(c => c.Country).SingleOrDefaultAsync(cancel) ?? "";

    private static List<Problem> Check(ContactForm form) =>
        [.. new[] { AddressCheck.Email(nameof(form.Email), form.Email), AddressCheck.Phone(nameof(form.Phone), form.Phone) }.OfType<Problem>()];
}
