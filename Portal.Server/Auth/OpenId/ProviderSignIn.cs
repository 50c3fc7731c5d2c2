using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Mail.Smtp;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth.OpenId;

/// <summary>Signs in whoever a provider vouches for.</summary>
internal sealed class ProviderSignIn(Databases databases, Clock clock, AuditLog audit, IStaffEntry staff, ProviderSessions sessions)
{
    /// <returns>
    /// Why not; null when the session is open. A refusal leaves nothing behind but a line of the audit; whoever came in by this provider
    /// before and has no role any more loses what is still open.
    /// </returns>
    public async Task<ProviderRefusal?> Open(Provider provider, Told told, CancellationToken cancel)
    {
        var role = provider.RoleOf(told.Groups(provider.Settings.RoleClaim));
        ProviderRefusal? refusal = null;
        var outcome = await databases.WriteAsStaff<PortalUser>(Actor.System, async db =>
        {
            (var user, refusal) = await Admit(db, provider, told, role, cancel);
            return user is not null ? user : Outcome.Refused("");
        }, cancel);
        if (outcome.Succeeded)
        {
            await sessions.Open(outcome.Value, provider, told);
            return null;
        }
        refusal ??= ProviderRefusal.Failed;
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await audit.Append(db, "sign-in.refused", Actor.Nobody, new { provider = provider.Name, subject = told.Subject, why = refusal.ToString() }, cancel);
            if (refusal == ProviderRefusal.NoRole && await KnownBy(db, provider, told, cancel) is { } known) await staff.Dismiss(db, known, provider, cancel);
            return true;
        }, cancel);
        return refusal;
    }

    private async Task<(PortalUser?, ProviderRefusal?)> Admit(StaffDb db, Provider provider, Told told, StaffRole? role, CancellationToken cancel)
    {
        if (provider.Kind == UserKind.Staff && role is null) return (null, ProviderRefusal.NoRole);
        var link = await db.LinkedSignIns.SingleOrDefaultAsync(l => l.Issuer == told.Issuer && l.Subject == told.Subject, cancel);
        var user = link is null ? null : await db.Users.SingleAsync(u => u.Id == link.UserId, cancel);
        if (user is null)
        {
            if (provider.Kind == UserKind.Customer) return (null, ProviderRefusal.NotLinked);
            if (!told.IsEmailVerified || !MailboxAddress.TryParse(told.Email, out _)) return (null, ProviderRefusal.NoVerifiedEmail);
            var language = told.Locale.StartsWith(Texts.English, StringComparison.OrdinalIgnoreCase) ? Texts.English : Texts.German;
            (user, var refusal) = await staff.Enter(db, new Newcomer(told.Email, told.Name, language), role!.Value, provider.Name, cancel);
            if (user is null) return (null, refusal);
            link = Link(user.Id, provider, told, clock.Now);
            db.LinkedSignIns.Add(link);
        }
        else if (user.Kind != provider.Kind)
        {
            return (null, ProviderRefusal.OtherKind);
        }
        else if (user.ClosedAt is not null)
        {
            return (null, ProviderRefusal.Closed);
        }
        else if (role is { } claimed && provider.Kind == UserKind.Staff)
        {
            await staff.Appoint(db, user, claimed, provider.Name, cancel);
        }
        (link!.LastUsedAt, link.Email) = (clock.Now, told.Email);
        await audit.Append(db, "sign-in.succeeded", Actor.Person(user.Kind, user.Id), new { user = user.Id, provider = provider.Name }, cancel);
        return (user, null);
    }

    /// <summary>The member of staff whose roles come from this provider. Another entry of the settings has its own groups, and says nothing about them.</summary>
    private static Task<PortalUser?> KnownBy(StaffDb db, Provider provider, Told told, CancellationToken cancel) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Kind == UserKind.Staff
            && db.LinkedSignIns.Any(l => l.UserId == u.Id && l.Provider == provider.Name && l.Issuer == told.Issuer && l.Subject == told.Subject), cancel);

    /// <summary>The tie of an account there to one here.</summary>
    public static LinkedSignIn Link(long user, Provider provider, Told told, DateTimeOffset at) =>
        new() { UserId = user, Provider = provider.Name, Issuer = told.Issuer, Subject = told.Subject, LinkedAt = at, Email = told.Email };
}
