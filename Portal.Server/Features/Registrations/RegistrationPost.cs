using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Registrations;

/// <summary>Writes the mails about registrations, in the transaction of what they tell.</summary>
internal sealed class RegistrationPost(Outbox outbox, AccountPost post, PortalSettings settings)
{
    /// <param name="owner">Who signs in with the address already; null for nobody.</param>
    public void Ask(StaffDb db, Registration registration, PortalUser? owner, string token)
    {
        if (owner is not null)
        {
            post.Write(db, owner, site => new RegistrationKnownMail(site.PublicUri, site.Company.Name));
            return;
        }
        var link = new Uri(settings.PublicUri, $"account/register/{token}");
        outbox.Write(db, new RegistrationMail(link, settings.Company.Name), new MailRecipient(registration.Email, "", registration.Language), $"registration:{Guid.NewGuid():N}");
    }

    public void Refused(StaffDb db, Registration registration) => outbox.Write(
        db, new RegistrationRefusedMail(registration.Number, settings.Company.Name, registration.Reason),
        new MailRecipient(registration.Email, registration.Name, registration.Language), $"registration-refused:{registration.Number}");

    /// <summary>Tells those who say who of the company uses the portal that the staff let somebody in.</summary>
    public async Task LetIn(StaffDb db, Registration registration, Customer customer, LinkForm form, CancellationToken cancel)
    {
        var email = registration.Email.ToUpperInvariant();
        var administrators = await (from m in db.Memberships
                                    join u in db.Users on m.UserId equals u.Id
                                    where m.CustomerId == customer.Id && m.Role == MemberRole.Administrator && m.SuspendedAt == null && m.AcceptedAt != null
                                    where u.ClosedAt == null && u.NormalizedEmail != email
                                    orderby u.Id
                                    select u).AsNoTracking().ToListAsync(cancel);
        foreach (var user in administrators) post.Write(db, user, site => new LetInMail(site.PublicUri, customer.Name, registration.Name, form.Role));
    }
}
