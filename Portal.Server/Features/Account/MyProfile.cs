using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Account;

/// <inheritdoc cref="IMyProfile"/>
internal sealed class MyProfile(Databases databases, CurrentActor current, Clock clock) : IMyProfile
{
    public async Task<Signature?> Who(CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor actor) return null;
        await using var db = databases.Open(actor);
        return await db.Users.Select(u => new Signature(
            u.DisplayName, db.Contacts.Where(c => c.Id == actor.ContactId).Select(c => c.Phone).FirstOrDefault() ?? u.PhoneNumber ?? "", u.Email!, actor.Role))
            .SingleOrDefaultAsync(cancel);
    }

    public async Task<Edited<ProfileForm>?> Read(CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor { ReadOnly: false } actor) return null;
        await using var db = databases.Open(actor);
        var user = await db.Users.Select(u => new { u.DisplayName, u.Language, u.PhoneNumber }).SingleOrDefaultAsync(cancel);
        if (user is null) return null;
        var contact = await db.Contacts.Where(c => c.Id == actor.ContactId).Select(c => new { c.Number, c.Version, c.Name, c.Phone }).SingleOrDefaultAsync(cancel);
        return new Edited<ProfileForm>(
            new ProfileForm { Version = contact?.Version ?? 0, Name = contact?.Name ?? user.DisplayName, Phone = contact?.Phone ?? user.PhoneNumber ?? "", Language = user.Language },
            contact is null ? null : await OwnData.Last(db, SubjectKind.Contact, contact.Number, null, cancel));
    }

    /// <summary>A person is a contact of her company, where colleagues may correct her data, too: it is one record, with one version.</summary>
    public async Task<Outcome<string>> Save(ProfileForm form, CancellationToken cancel)
    {
        if (current.Customer is not CustomerActor { ReadOnly: false } actor) return Outcome.NotFound;
        if (AddressCheck.Phone(nameof(form.Phone), form.Phone) is { } problem) return problem;
        return await databases.WriteOnce(actor, form.FormKey, clock, async db =>
        {
            var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == actor.ContactId, cancel);
            if (contact is not null && contact.Version != form.Version) return Outcome.Stale;
            contact?.Correct(
                new ContactForm { Name = form.Name, Phone = form.Phone, Position = contact.Position, Email = contact.Email },
                await MyContacts.CountryOf(db, cancel), actor, clock.Now);
            var (name, phone, language) = (form.Name.Trim(), contact is null ? form.Phone?.Trim() : null, form.Language);
            var before = await db.Users.Select(u => new { u.DisplayName, u.Language, u.PhoneNumber }).SingleAsync(cancel);
            var changes = new Changes();
            changes.Note(nameof(form.Name), before.DisplayName, name);
            changes.Note(nameof(form.Language), before.Language, language);
            changes.Note(nameof(form.Phone), before.PhoneNumber ?? "", phone ?? "");
            if (!changes.Any) return "profile";
            // Only one's own row is in reach of this context, and nothing but these columns.
            await db.Users.ExecuteUpdateAsync(set => set
                .SetProperty(u => u.DisplayName, name).SetProperty(u => u.Language, language).SetProperty(u => u.PhoneNumber, phone), cancel);
            db.Events.Add(await ProfileEvent.Make(db, actor, CustomerEvents.ProfileChanged, clock.Now, changes.Names, cancel));
            return "profile";
        }, cancel);
    }
}
