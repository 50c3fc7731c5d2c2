using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>
/// The way back for somebody whose phone is lost together with the recovery codes: whoever knows the person takes the code app and
/// the passkeys away. The password stays, every session ends, and the owner is told by whom it was done.
/// </summary>
internal sealed class SignInRescue(AuditLog audit, AccountPost post, Clock clock)
{
    /// <summary>Within the caller's transaction; who may do it is the caller's to ask.</summary>
    public async Task Take(StaffDb db, long userId, Actor by, CancellationToken cancel)
    {
        await audit.Append(db, "sign-in.rescued", by, new { user = userId }, cancel);
        await db.ClearCodeApp(db.Users.Where(u => u.Id == userId), cancel);
        await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
        await db.Passkeys.Where(p => p.UserId == userId).ExecuteDeleteAsync(cancel);
        await PasswordChange.EndOtherSessions(db, userId, session: null, clock.Now, cancel);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, cancel);
        post.Write(db, user, settings => new SignInChangedMail(SecurityAddress.Of(settings, user), () => T(
            $"{by.Name} has removed the code app and the passkeys of your account, as is done when a phone is lost. You sign in without them now; set them up again under Security.",
            $"{by.Name} hat die Code-App und die Passkeys Ihres Kontos entfernt, wie es bei einem verlorenen Telefon geschieht. Sie melden sich jetzt ohne sie an; unter „Sicherheit“ richten Sie sie neu ein.")));
    }
}
