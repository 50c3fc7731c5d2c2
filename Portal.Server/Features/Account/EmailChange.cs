using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Account;

/// <summary>
/// A new address to sign in with: the current password, a link mailed to the new address (single use, a day), a notice to the old
/// one. Who asks never learns whether the address has an owner; the owner does.
/// </summary>
internal sealed class EmailChange(Databases databases, Clock clock, SignInCheck check, AccountPost post, CurrentActor current) : IEmailConfirmation
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<Outcome<bool>> Begin(CustomerActor actor, EmailForm form, CancellationToken cancel)
    {
        var address = form.Email.Trim();
        if (AddressCheck.Email(nameof(form.Email), address) is { } problem) return problem;
        var old = await EmailOf(actor.Id, cancel);
        var confirmed = await check.Confirm(old, form.Password, cancel);
        if (!confirmed.Succeeded) return Outcome.Invalid(nameof(form.Password), confirmed.Problems[0].Message);
        if (string.Equals(old, address, StringComparison.OrdinalIgnoreCase))
        {
            return Outcome.Invalid(nameof(form.Email), T("This is your address already.", "Das ist bereits Ihre Adresse."));
        }
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var (name, now) = (address.ToUpperInvariant(), clock.Now);
            var user = await db.Users.SingleAsync(u => u.Id == actor.Id, cancel);
            await db.AccountTokens.Where(t => t.UserId == user.Id && t.Purpose == TokenPurpose.EmailChange).ExecuteDeleteAsync(cancel);
            post.Write(db, user, settings => new EmailChangeAskedMail(address, settings.PublicUri));
            if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == name, cancel) is { } owner)
            {
                post.Write(db, owner, settings => new EmailTakenMail(settings.PublicUri));
                return true;
            }
            var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
            db.AccountTokens.Add(new AccountToken { UserId = user.Id, Purpose = TokenPurpose.EmailChange, Hash = RecoveryToken.Hash(token), ExpiresAt = now + Lifetime, NewEmail = address });
            post.Write(db, user, settings => new EmailChangeMail(new Uri(settings.PublicUri, $"account/e-mail/confirm?token={token}")), address);
            return true;
        }, cancel);
    }

    public Task<Outcome<bool>> Confirm(ConfirmEmailForm form, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var (hash, now) = (RecoveryToken.Hash(form.Token), clock.Now);
        var token = await db.AccountTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == TokenPurpose.EmailChange && t.ExpiresAt > now, cancel);
        // The delete is what makes the link single-use: the second of two at once deletes nothing.
        if (token?.NewEmail is not { } address || await db.AccountTokens.Where(t => t.Hash == hash).ExecuteDeleteAsync(cancel) == 0) return Expired;
        var name = address.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == name, cancel)) return Expired;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == token.UserId, cancel);
        post.Write(db, user, settings => new EmailChangedMail(address, settings.PublicUri));
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.Email, address).SetProperty(u => u.NormalizedEmail, name).SetProperty(u => u.UserName, address)
            .SetProperty(u => u.NormalizedUserName, name).SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
        await PasswordChange.EndOtherSessions(db, user.Id, current.Session, now, cancel);
        await db.AccountTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await Follow(db, user, address, cancel);
        return true;
    }, cancel);

    /// <summary>Where the person is listed as a contact under the old address, the new one takes its place; each company's history tells of it.</summary>
    private async Task Follow(StaffDb db, PortalUser user, string address, CancellationToken cancel)
    {
        foreach (var membership in await db.Memberships.Where(m => m.UserId == user.Id).ToListAsync(cancel))
        {
            var actor = new CustomerActor(user.Id, user.DisplayName, membership.CustomerId, membership.ContactId, membership.Role, membership.Scopes, membership.SiteId);
            var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == membership.ContactId && c.CustomerId == membership.CustomerId, cancel);
            if (contact is not null && string.Equals(contact.Email, user.Email, StringComparison.OrdinalIgnoreCase)) contact.Email = address;
            db.Events.Add(await ProfileEvent.Make(db, actor, CustomerEvents.EmailChanged, clock.Now, "", cancel));
        }
    }

    private async Task<string> EmailOf(long userId, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await db.Users.Where(u => u.Id == userId).Select(u => u.Email!).SingleAsync(cancel);
    }

    private static Problem Expired => Outcome.Refused(T(
        "This link has been used, or is older than a day. Ask for a new one on your account page.",
        "Dieser Link wurde schon benutzt oder ist älter als ein Tag. Fordern Sie auf Ihrer Kontoseite einen neuen an."));
}
