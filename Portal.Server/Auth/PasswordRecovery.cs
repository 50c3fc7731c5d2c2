using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>
/// Asks for a link that sets a password: single use, one hour, and a newer link kills the older. Staff who come in by a provider and
/// have no password get none: their groups there decide whether they come in. They are told how they do.
/// </summary>
internal sealed class PasswordLink(Databases databases, Clock clock, AccountPost post, Providers providers)
{
    /// <summary>Longer than either needs: what is written for a known address takes a millisecond more, and nobody is to measure it.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(50);

    public async Task<Outcome<bool>> Send(string email, CancellationToken cancel)
    {
        var atLeast = Task.Delay(AtLeast, cancel);
        var outcome = await Write(email, cancel);
        await atLeast;
        return outcome;
    }

    private Task<Outcome<bool>> Write(string email, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var name = email.Trim().ToUpperInvariant();
        var user = await db.Users.Where(u => u.NormalizedEmail == name && u.ClosedAt == null).SingleOrDefaultAsync(cancel);
        if (user is null) return true;
        if (await WaysIn.InsteadOfPassword(db, providers, user, cancel) is { Count: > 0 } titles)
        {
            post.Write(db, user, settings => new SignInElsewhereMail(titles, new Uri(settings.PublicUri, "/account/sign-in")));
            return true;
        }
        var token = await RecoveryToken.Renew(db, user.Id, clock.Now, RecoveryToken.AskedFor, cancel);
        post.Write(db, user, settings => new PasswordResetMail(RecoveryToken.Link(settings, token)));
        return true;
    }, cancel);
}

/// <summary>Sets a new password by the link of a mail.</summary>
internal sealed class PasswordRecovery(Databases databases, Clock clock, AccountPost post, PasswordRules rules, AuditLog audit)
{
    public async Task<Outcome<bool>> Finish(string token, string password, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var (hash, now) = (RecoveryToken.Hash(token), clock.Now);
        var userId = await db.AccountTokens.Where(t => t.Hash == hash && t.Purpose == TokenPurpose.PasswordReset && t.ExpiresAt > now)
            .Select(t => (long?)t.UserId).SingleOrDefaultAsync(cancel);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Expired;
        if (await rules.Problem(user, password, nameof(ResetForm.Password)) is { } problem) return problem;
        var passwordHash = rules.Hash(user, password);
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            // The delete is what makes the link single-use: the second of two at once deletes nothing.
            if (await db.AccountTokens.Where(t => t.Hash == hash).ExecuteDeleteAsync(cancel) == 0) return Expired;
            await audit.Append(db, "password.reset", Actor.System, new { user = user.Id }, cancel);
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set
                .SetProperty(u => u.PasswordHash, passwordHash).SetProperty(u => u.AccessFailedCount, 0)
                .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null).SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
            await PasswordChange.EndOtherSessions(db, user.Id, session: null, now, cancel);
            post.Write(db, user, settings => new PasswordChangedMail(settings.PublicUri));
            return true;
        }, cancel);
    }

    private static Problem Expired => Outcome.Refused(T(
        "This link has been used or is too old. Ask for a new one.", "Dieser Link wurde schon benutzt oder ist zu alt. Fordern Sie einen neuen an."));
}
