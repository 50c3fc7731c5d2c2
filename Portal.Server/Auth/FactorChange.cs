using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>
/// What belongs to every change of what somebody signs in with: one transaction, an audit line, the end of every other session, a
/// mail to the owner.
/// </summary>
internal sealed class FactorChange(Databases databases, CurrentActor current, AccountPost post, AuditLog audit, Clock clock)
{
    /// <summary>Something about the sign-in of whoever is signed in; null for a visitor.</summary>
    public async Task<T?> Read<T>(Func<StaffDb, Signed, Task<T>> query) where T : class
    {
        if (await current.Signed() is not { } me) return null;
        await using var db = databases.OpenStaff(Actor.System);
        return await query(db, me);
    }

    /// <summary>A change that opens nothing and closes nothing: a line in the audit is enough.</summary>
    /// <param name="provider">Which provider it is about, if one.</param>
    public Task<Outcome<T>> Quietly<T>(Signed me, string kind, Func<StaffDb, Task<Outcome<T>>> change, CancellationToken cancel, string? provider = null) =>
        databases.WriteAsStaff<T>(Actor.System, async db =>
        {
            if (me.Actor is CustomerActor { ReadOnly: true }) return Outcome.NotFound;
            await audit.Append(db, kind, me.Actor, provider is null ? new { user = me.User } : (object)new { user = me.User, provider }, cancel);
            return await change(db);
        }, cancel);

    /// <param name="kind">How the audit names it.</param>
    /// <param name="news">What the mail says, in the owner's language.</param>
    /// <param name="provider">Which provider it is about, if one.</param>
    public Task<Outcome<T>> Make<T>(Signed me, string kind, Func<string> news, Func<StaffDb, Task<Outcome<T>>> change, CancellationToken cancel, string? provider = null) =>
        Make(me, kind, (settings, user) => new SignInChangedMail(SecurityAddress.Of(settings, user), news), change, cancel, provider);

    /// <param name="mail">What the owner is told with.</param>
    public Task<Outcome<T>> Make<T>(
        Signed me, string kind, Func<PortalSettings, PortalUser, IMailTemplate> mail, Func<StaffDb, Task<Outcome<T>>> change, CancellationToken cancel, string? provider = null) =>
        Quietly<T>(me, kind, async db =>
        {
            var outcome = await change(db);
            if (!outcome.Succeeded) return outcome;
            var now = clock.Now;
            await db.Users.Where(u => u.Id == me.User).ExecuteUpdateAsync(set => set.SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
            await PasswordChange.EndOtherSessions(db, me.User, me.Session, now, cancel);
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == me.User, cancel);
            post.Write(db, user, settings => mail(settings, user));
            return outcome;
        }, cancel, provider);
}
