using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>A new password for somebody who is signed in and knows the current one: every other browser is signed out.</summary>
internal sealed class PasswordChange(FactorChange change, SignInCheck check, PasswordRules rules)
{
    /// <param name="also">What else belongs to the change, in its transaction.</param>
    public async Task<Outcome<bool>> Change(Signed me, PasswordForm form, Action<StaffDb>? also, CancellationToken cancel)
    {
        var user = await change.Read((db, _) => db.Users.AsNoTracking().SingleAsync(u => u.Id == me.User, cancel));
        if (user is null) return Outcome.NotFound;
        var confirmed = await check.Confirm(user.Email!, form.Current, cancel);
        if (!confirmed.Succeeded) return Outcome.Invalid(nameof(form.Current), confirmed.Problems[0].Message);
        if (await rules.Problem(user, form.Password, nameof(form.Password)) is { } problem) return problem;
        var hash = rules.Hash(user, form.Password);
        return await change.Make<bool>(me, "password.changed", (settings, _) => new PasswordChangedMail(settings.PublicUri), async db =>
        {
            await db.Users.Where(u => u.Id == me.User).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, hash), cancel);
            await db.AccountTokens.Where(t => t.UserId == me.User).ExecuteDeleteAsync(cancel);
            also?.Invoke(db);
            return true;
        }, cancel);
    }

    /// <param name="session">The one that stays; null ends them all.</param>
    public static Task<int> EndOtherSessions(StaffDb db, long userId, string? session, DateTimeOffset now, CancellationToken cancel) =>
        db.Sessions.Where(s => s.UserId == userId && s.KeyHash != session).End(now, cancel);
}
