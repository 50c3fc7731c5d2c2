using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.CompanyUsers;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Registrations;

/// <summary>What staff decide about a registration, each in the caller's transaction: all of it happens, or nothing.</summary>
internal sealed class RegistrationSteps(CompanyAccess access, AuditLog audit, Clock clock, RegistrationPost post)
{
    public async Task<Outcome<string>> Approve(StaffDb db, StaffActor by, Registration registration, CancellationToken cancel)
    {
        var despite = string.Join(", ", (await RegistrationReading.Candidates(db, registration, cancel)).Select(c => c.Number));
        await audit.Append(db, "registration.approved", by, new { registration = registration.Number, despite }, cancel);
        var customer = await CustomerEntry.Enter(db, RegistrationReading.Draft(registration), clock.Now, cancel);
        db.Events.Add(EventLog.OfCustomer(customer.Id, SubjectKind.Customer, customer.Number, RegistrationEvents.Registered, by, clock.Now, visible: true, ("registration", registration.Number)));
        var outcome = await LetIn(db, by, registration, customer, new LinkForm { Role = MemberRole.Administrator }, cancel);
        if (!outcome.Succeeded) return outcome;
        registration.Decide(RegistrationState.Approved, by.Name, clock.Now, customer.Number);
        return customer.Number;
    }

    public async Task<Outcome<string>> Link(StaffDb db, StaffActor by, Registration registration, LinkForm form, CancellationToken cancel)
    {
        var typed = form.Customer.Trim();
        if (await RegistrationReading.ByNumber(db, typed).AsNoTracking().FirstOrDefaultAsync(cancel) is not { } customer)
        {
            return Outcome.Invalid(nameof(form.Customer), T($"There is no customer {typed}.", $"Einen Kunden {typed} gibt es nicht."));
        }
        await audit.Append(db, "registration.linked", by, new { registration = registration.Number, customer = customer.Number }, cancel);
        var outcome = await LetIn(db, by, registration, customer, form, cancel);
        if (!outcome.Succeeded) return outcome;
        db.Events.Add(EventLog.OfCustomer(
            customer.Id, SubjectKind.Contact, outcome.Value, RegistrationEvents.LetIn, by, clock.Now, visible: true, ("registration", registration.Number)));
        await post.LetIn(db, registration, customer, form, cancel);
        registration.Decide(RegistrationState.Linked, by.Name, clock.Now, customer.Number);
        return customer.Number;
    }

    public async Task<Outcome<string>> Refuse(StaffDb db, StaffActor by, Registration registration, string reason, CancellationToken cancel)
    {
        if (reason.Length == 0) return Outcome.Invalid(nameof(RefusalForm.Reason), T("Say why: the person reads it.", "Begründen Sie es: Die Person liest es."));
        await audit.Append(db, "registration.refused", by, new { registration = registration.Number }, cancel);
        registration.Decide(RegistrationState.Refused, by.Name, clock.Now, reason: reason);
        post.Refused(db, registration);
        return registration.Number;
    }

    /// <returns>The contact's number.</returns>
    private async Task<Outcome<string>> LetIn(StaffDb db, StaffActor by, Registration registration, Customer customer, LinkForm form, CancellationToken cancel)
    {
        // The phone number is known by now: a contact that is not there yet begins with it.
        if (!await db.Contacts.AnyAsync(c => c.CustomerId == customer.Id && c.Email == registration.Email, cancel))
        {
            db.Contacts.Add(Contact.Added(
                new ContactForm { Name = registration.Name, Email = registration.Email, Phone = registration.Phone }, registration.Country, customer.Id, by, clock.Now));
            await db.SaveChangesAsync(cancel);
        }
        var outcome = await access.Invite(db, by, customer.Id, new NewCompanyUser
        {
            Name = registration.Name, Email = registration.Email, Role = form.Role,
        }, registration.Language, cancel);
        // Its fields are not those of the form that staff see; the role is.
        return outcome.Succeeded ? outcome : outcome.Problems.Select(p => p.Field is nameof(form.Role) ? p : p with { Field = null }).ToList();
    }
}
