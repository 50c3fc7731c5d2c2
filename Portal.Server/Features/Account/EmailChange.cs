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
/// A new address to sign in with: a fresh proof, a link mailed to the new address (single use, a day), a notice to the old one. Who
/// asks never learns whether the address has an owner; the owner does.
/// </summary>
internal sealed class EmailChange(FactorChange change, Databases databases, Clock clock, Proof proof, EmailNews news) : IEmailConfirmation
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<Outcome<bool>> Begin(EmailForm form, CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return Proof.TooLate;
        var address = form.Email.Trim();
        if (AddressCheck.Email(nameof(form.Email), address) is { } problem) return problem;
        return await change.Quietly<bool>(me, "e-mail.change-asked", async db =>
        {
            var (name, now) = (address.ToUpperInvariant(), clock.Now);
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == me.User, cancel);
            if (user.NormalizedEmail == name) return Outcome.Invalid(nameof(form.Email), T("This is your address already.", "Das ist bereits Ihre Adresse."));
            await db.AccountTokens.Where(t => t.UserId == user.Id && t.Purpose == TokenPurpose.EmailChange).ExecuteDeleteAsync(cancel);
            news.Asked(db, user, address);
            if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == name, cancel) is { } owner)
            {
                news.Taken(db, owner);
                return true;
            }
            var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
            db.AccountTokens.Add(new AccountToken { UserId = user.Id, Purpose = TokenPurpose.EmailChange, Hash = RecoveryToken.Hash(token), ExpiresAt = now + Lifetime, NewEmail = address });
            news.Link(db, user, address, token);
            return true;
        }, cancel);
    }

    public Task<Outcome<UserKind>> Confirm(ConfirmEmailForm form, CancellationToken cancel) => databases.WriteAsStaff<UserKind>(Actor.System, async db =>
    {
        var (hash, now) = (RecoveryToken.Hash(form.Token), clock.Now);
        var token = await db.AccountTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == TokenPurpose.EmailChange && t.ExpiresAt > now, cancel);
        // The delete is what makes the link single-use: the second of two at once deletes nothing.
        if (token?.NewEmail is not { } address || await db.AccountTokens.Where(t => t.Hash == hash).ExecuteDeleteAsync(cancel) == 0) return Expired;
        var name = address.ToUpperInvariant();
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == name, cancel)) return Expired;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == token.UserId, cancel);
        await news.Changed(db, user, address, cancel);
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.Email, address).SetProperty(u => u.NormalizedEmail, name).SetProperty(u => u.UserName, address)
            .SetProperty(u => u.NormalizedUserName, name).SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
        await PasswordChange.EndOtherSessions(db, user.Id, (await proof.Whoever())?.Session, now, cancel);
        await db.AccountTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancel);
        await Follow(db, user, address, cancel);
        return user.Kind;
    }, cancel);

    /// <summary>
    /// Where the person is listed under the old address, as a contact or a colleague, the new one takes its place; each company's
    /// history tells of it.
    /// </summary>
    private async Task Follow(StaffDb db, PortalUser user, string address, CancellationToken cancel)
    {
        var colleague = await db.Staff.SingleOrDefaultAsync(s => s.Id == user.StaffId, cancel);
        if (colleague is not null && string.Equals(colleague.Email, user.Email, StringComparison.OrdinalIgnoreCase)) colleague.Email = address;
        foreach (var membership in await db.Memberships.Where(m => m.UserId == user.Id).ToListAsync(cancel))
        {
            var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == membership.ContactId && c.CustomerId == membership.CustomerId, cancel);
            if (contact is not null && string.Equals(contact.Email, user.Email, StringComparison.OrdinalIgnoreCase)) contact.Email = address;
            db.Events.Add(await ProfileEvent.Make(db, membership.Actor(user.DisplayName), CustomerEvents.EmailChanged, clock.Now, "", cancel));
        }
    }

    private static Problem Expired => Outcome.Refused(T(
        "This link has been used, or is older than a day. Sign in and ask for a new one.",
        "Dieser Link wurde schon benutzt oder ist älter als ein Tag. Melden Sie sich an und fordern Sie einen neuen an."));
}
