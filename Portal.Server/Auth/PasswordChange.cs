using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>A new password for somebody who is signed in and knows the current one: every other browser is signed out.</summary>
internal sealed class PasswordChange(Databases databases, Clock clock, SignInCheck check, PasswordRules rules, AccountPost post)
{
    /// <param name="session">The session that stays, as its row names it.</param>
    /// <param name="also">What else belongs to the change, in its transaction.</param>
    public async Task<Outcome<bool>> Change(long userId, PasswordForm form, string? session, Action<StaffDb>? also, CancellationToken cancel)
    {
        var user = await Find(userId, cancel);
        if (user is null) return Outcome.NotFound;
        var confirmed = await check.Confirm(user.Email!, form.Current, cancel);
        if (!confirmed.Succeeded) return Outcome.Invalid(nameof(form.Current), confirmed.Problems[0].Message);
        if (await rules.Problem(user, form.Password, nameof(form.Password)) is { } problem) return problem;
        var hash = rules.Hash(user, form.Password);
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set
                .SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
            await EndOtherSessions(db, userId, session, clock.Now, cancel);
            await db.AccountTokens.Where(t => t.UserId == userId).ExecuteDeleteAsync(cancel);
            post.Write(db, user, settings => new PasswordChangedMail(settings.PublicUri));
            also?.Invoke(db);
            return true;
        }, cancel);
    }

    /// <param name="session">The one that stays; null ends them all.</param>
    public static Task<int> EndOtherSessions(StaffDb db, long userId, string? session, DateTimeOffset now, CancellationToken cancel) =>
        db.Sessions.Where(s => s.UserId == userId && s.KeyHash != session).End(now, cancel);

    private async Task<PortalUser?> Find(long userId, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel);
    }
}
