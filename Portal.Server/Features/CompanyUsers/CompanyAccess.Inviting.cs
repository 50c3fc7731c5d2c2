using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CompanyUsers;

// Inviting.
internal sealed partial class CompanyAccess
{
    /// <param name="language">The person's, where it is known.</param>
    /// <returns>The contact's number.</returns>
    public async Task<Outcome<string>> Invite(StaffDb db, Actor by, long customer, NewCompanyUser form, string? language, CancellationToken cancel)
    {
        if (AddressCheck.Email(nameof(form.Email), form.Email) is { } mistyped) return mistyped;
        var allowed = await Check(db, customer, form, cancel);
        if (!allowed.Succeeded) return (List<Problem>)[.. allowed.Problems];
        var scopes = form.Chosen();
        var (email, name) = (form.Email.Trim(), form.Name.Trim());
        var normalized = email.ToUpperInvariant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, cancel);
        if (user is { Kind: UserKind.Staff } or { ClosedAt: not null }) return Outcome.Invalid(nameof(form.Email), T("This address cannot be used here.", "Diese Adresse kann hier nicht verwendet werden."));
        if (user is not null && await db.Memberships.AnyAsync(m => m.CustomerId == customer && m.UserId == user.Id, cancel))
        {
            return Outcome.Invalid(nameof(form.Email), T("Somebody of the company uses the portal with this address already.", "Mit dieser Adresse nutzt schon jemand aus der Firma das Portal."));
        }
        await audit.Append(db, "access.invited", by, new { role = form.Role.ToString(), scope = scopes.ToString() }, cancel);
        var company = await db.Customers.Where(c => c.Id == customer).Select(c => new { c.Country, c.Language }).SingleAsync(cancel);
        var contact = await ContactOf(db, by, customer, name, email, company.Country, cancel);
        if (user is null)
        {
            user = PortalUser.For(email, name, UserKind.Customer);
            // A colleague writes in the language she reads; staff write to a customer in the customer's.
            user.Language = language ?? (by is StaffActor ? company.Language : IsGerman ? German : English);
            db.Users.Add(user);
        }
        contact.SiteId = allowed.Value;
        // The membership needs both keys.
        await db.SaveChangesAsync(cancel);
        db.Memberships.Add(new Membership { UserId = user.Id, CustomerId = customer, ContactId = contact.Id, Role = form.Role, Scopes = scopes, SiteId = allowed.Value });
        db.Events.Add(AccessEvents.Make(AccessEvents.Invited, customer, contact.Number, form.Role, scopes, by, clock.Now));
        await Write(db, by, customer, user, cancel);
        return contact.Number;
    }

    public async Task<Outcome<string>> InviteAgain(StaffDb db, Actor by, Membership person, string number, CancellationToken cancel)
    {
        var user = await db.Users.SingleAsync(u => u.Id == person.UserId, cancel);
        if (person.AcceptedAt is not null) return Outcome.Refused(T("This person signs in already.", "Diese Person meldet sich schon an."));
        if (person.SuspendedAt is not null) return Outcome.Refused(T("This access is suspended: give it back first.", "Dieser Zugang ist gesperrt: Geben Sie ihn erst wieder frei."));
        await audit.Append(db, "access.invited", by, new { contact = number, again = true }, cancel);
        await Write(db, by, person.CustomerId, user, cancel);
        return number;
    }

    /// <summary>The way in: a link for whoever has no password yet, the news for whoever has.</summary>
    private async Task Write(StaffDb db, Actor by, long customer, PortalUser user, CancellationToken cancel)
    {
        var company = await db.Customers.Where(c => c.Id == customer).Select(c => c.Name).SingleAsync(cancel);
        var from = by is StaffActor ? settings.Company.Name : company;
        if (user.PasswordHash is not null)
        {
            post.Write(db, user, site => new AccessChangedMail(site.PublicUri, company, () => T(
                $"{by.Name} of {from} gave you access to the orders, invoices and complaints of {company}. You sign in as before.",
                $"{by.Name} ({from}) hat Ihnen Zugang zu Aufträgen, Rechnungen und Beschwerden von {company} gegeben. Sie melden sich an wie bisher.")));
            return;
        }
        var token = await RecoveryToken.Renew(db, user.Id, clock.Now, RecoveryToken.Invited, cancel);
        post.Write(db, user, site => new AccessInvitationMail(RecoveryToken.Link(site, token), from, site.Company.Name, by.Name));
    }

    /// <summary>Who this is among the company's contacts: one with this address whom no sign-in is tied to, else a new one.</summary>
    private async Task<Contact> ContactOf(StaffDb db, Actor by, long customer, string name, string email, string country, CancellationToken cancel)
    {
        var known = await db.Contacts.Where(c => c.CustomerId == customer && c.Email == email && !db.Memberships.Any(m => m.ContactId == c.Id))
            .OrderBy(c => c.Id).FirstOrDefaultAsync(cancel);
        if (known is not null) return known;
        var added = Contact.Added(new ContactForm { Name = name, Email = email }, country, customer, by, clock.Now);
        db.Contacts.Add(added);
        return added;
    }
}
