using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Auth;

/// <summary>
/// What the passkey handler and the password rules look up. They only read: what is changed here is changed in one transaction with
/// its audit line and its mail, and not by the user manager.
/// </summary>
internal sealed class PasskeyUsers(StaffDb db) : IUserPasskeyStore<PortalUser>
{
    public async Task<PortalUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        long.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) : null;

    public async Task<PortalUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(PortalUser user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(PortalUser user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(PortalUser user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PortalUser user, CancellationToken cancellationToken) =>
        (await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).ConvertAll(Read);

    public async Task<PortalUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => db.Passkeys.Any(p => p.UserId == u.Id && p.CredentialId == credentialId), cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PortalUser user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == credentialId, cancellationToken) is { } found ? Read(found) : null;

    public Task<IdentityResult> CreateAsync(PortalUser user, CancellationToken cancellationToken) => throw ReadsOnly;

    public Task<IdentityResult> UpdateAsync(PortalUser user, CancellationToken cancellationToken) => throw ReadsOnly;

    public Task<IdentityResult> DeleteAsync(PortalUser user, CancellationToken cancellationToken) => throw ReadsOnly;

    public Task SetUserNameAsync(PortalUser user, string? userName, CancellationToken cancellationToken) => throw ReadsOnly;

    public Task SetNormalizedUserNameAsync(PortalUser user, string? normalizedName, CancellationToken cancellationToken) => throw ReadsOnly;

    public Task AddOrUpdatePasskeyAsync(PortalUser user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadsOnly;

    public Task RemovePasskeyAsync(PortalUser user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadsOnly;

    public void Dispose()
    {
        // The context is the scope's.
    }

    /// <summary>What its maker said of it when it was made is checked then and not kept.</summary>
    private static UserPasskeyInfo Read(Passkey p) => new(
        p.CredentialId, p.PublicKey, p.CreatedAt, (uint)p.SignCount, p.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        isUserVerified: true, p.MayBeCopied, p.IsCopied, [], [])
    { Name = p.Name };

    private static NotSupportedException ReadsOnly => new("Sign-ins are changed in the transaction of what changes them, not by the user manager.");
}
