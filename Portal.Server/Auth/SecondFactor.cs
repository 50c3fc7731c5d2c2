using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>The one way to take code apps away.</summary>
internal static class SecondFactor
{
    /// <summary>The app and its recovery codes; within the caller's transaction, with its audit line.</summary>
    public static async Task ClearCodeApp(this StaffDb db, IQueryable<PortalUser> whose, CancellationToken cancel)
    {
        await db.RecoveryCodes.Where(c => whose.Any(u => u.Id == c.UserId)).ExecuteDeleteAsync(cancel);
        await whose.ExecuteUpdateAsync(set => set.SetProperty(u => u.CodeSecret, (string?)null).SetProperty(u => u.WrongCodes, 0), cancel);
    }
}
