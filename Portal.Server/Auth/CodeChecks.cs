using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;

namespace Portal.Server.Auth;

/// <summary>Looks at a code. Each is good once: of two at the same time, one.</summary>
internal sealed class CodeChecks(CodeSecrets secrets, PortalSettings settings, Clock clock)
{
    private const int MostWrong = 5;

    /// <summary>Within the caller's transaction, which is to be committed whatever the verdict: it counts.</summary>
    public async Task<Verdict> Try(StaffDb db, HalfSignedIn half, string code, CancellationToken cancel)
    {
        var now = clock.Now;
        await db.Users.Where(u => u.Id == half.User && (u.LockoutEnd == null || u.LockoutEnd <= now)).ExecuteUpdateAsync(set => set.SetProperty(u => u.WrongCodes, u => u.WrongCodes + 1), cancel);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == half.User, cancel);
        if (user.ClosedAt is not null || user.SecurityStamp != half.Stamp || user.CodeSecret is null) return Verdict.Over;
        if (user.LockoutEnd > now) return Verdict.Locked;
        if (await IsRight(db, user, code, cancel) is { } right)
        {
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.WrongCodes, 0), cancel);
            return right;
        }
        if (user.WrongCodes < MostWrong) return Verdict.Wrong;
        var until = now.AddMinutes(settings.Limits.LockMinutes);
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.WrongCodes, 0).SetProperty(u => u.LockoutEnd, until), cancel);
        return Verdict.LocksNow;
    }

    private async Task<Verdict?> IsRight(StaffDb db, PortalUser user, string code, CancellationToken cancel)
    {
        if (!OneTimeCodes.IsOfApp(code))
        {
            var hash = OneTimeCodes.HashOfRecovery(code);
            return await db.RecoveryCodes.Where(c => c.UserId == user.Id && c.Hash == hash).ExecuteDeleteAsync(cancel) == 1 ? Verdict.RightByRecovery : null;
        }
        if (secrets.Open(user.CodeSecret!) is not { } secret || OneTimeCodes.StepOf(secret, code, clock.Now) is not { } step) return null;
        return await db.Users.Where(u => u.Id == user.Id && u.CodeStep < step).ExecuteUpdateAsync(set => set.SetProperty(u => u.CodeStep, step), cancel) == 1 ? Verdict.Right : null;
    }
}
