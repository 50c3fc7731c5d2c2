using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>
/// Keeps sessions in the database for the cookie handler: the cookie holds a random key, the row everything else. Each request
/// reads user, membership or staff role as they are now, in one query.
/// </summary>
internal sealed class SessionStore(Databases databases, Clock clock, IHttpContextAccessor http) : ITicketStore
{
    private static readonly TimeSpan LastSeenGrain = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var kind = ticket.AuthenticationScheme == AuthSetup.Staff ? UserKind.Staff : UserKind.Customer;
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var user = PortalClaims.Number(ticket.Principal, ClaimTypes.NameIdentifier)!.Value;
            db.Sessions.Add(new Session
            {
                KeyHash = Hash(key), UserId = user, Kind = kind, CreatedAt = clock.Now, LastSeenAt = clock.Now,
                ExpiresAt = clock.Now + Lifetime, Device = DeviceOf(http.HttpContext),
                CustomerId = await db.Memberships.Where(m => m.UserId == user && m.SuspendedAt == null)
                    .OrderBy(m => m.Id).Select(m => (long?)m.CustomerId).FirstOrDefaultAsync(),
            });
            return true;
        }, default);
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var found = await ByKeyHash(db, Hash(key));
        if (found is null || found.Identity(clock.Now) is not { } identity) return null;
        if (clock.Now - found.LastSeenAt > LastSeenGrain) await Touch(found.Id);
        return new AuthenticationTicket(new ClaimsPrincipal(identity),
            new AuthenticationProperties { IssuedUtc = found.CreatedAt, ExpiresUtc = found.ExpiresAt }, identity.AuthenticationType!);
    }

    /// <summary>The session as it is now, for circuits that live longer than a request.</summary>
    public async Task<ClaimsPrincipal?> Find(string keyHash)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var found = await ByKeyHash(db, keyHash);
        return found?.Identity(clock.Now) is { } identity ? new ClaimsPrincipal(identity) : null;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task RemoveAsync(string key)
    {
        var hash = Hash(key);
        return databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var now = clock.Now;
            await db.Sessions.Where(s => s.KeyHash == hash && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
            return true;
        }, default);
    }

    private Task Touch(long id) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var now = clock.Now;
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now));
        return true;
    }, default);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string DeviceOf(HttpContext? context)
    {
        var agent = context?.Request.Headers.UserAgent.ToString() ?? "";
        var clean = new string([.. agent.Where(c => !char.IsControl(c))]);
        return clean.Length > 200 ? clean[..200] : clean;
    }

    private static readonly Func<StaffDb, string, Task<SessionFacts?>> ByKeyHash = EF.CompileAsyncQuery((StaffDb db, string hash) => (
        from s in db.Sessions.Where(s => s.KeyHash == hash)
        from m in db.Memberships.Where(m => m.UserId == s.UserId && m.CustomerId == s.CustomerId && m.SuspendedAt == null).DefaultIfEmpty()
        from staff in db.Staff.Where(x => x.Id == s.User!.StaffId).DefaultIfEmpty()
        select new SessionFacts
        {
            Id = s.Id, KeyHash = s.KeyHash, UserId = s.UserId, Kind = s.Kind, UserKind = s.User!.Kind, CreatedAt = s.CreatedAt, LastSeenAt = s.LastSeenAt,
            ExpiresAt = s.ExpiresAt, EndedAt = s.EndedAt, Name = s.User.DisplayName, Language = s.User.Language,
            CustomerId = m == null ? null : m.CustomerId, ContactId = m == null ? null : m.ContactId,
            Role = m == null ? null : m.Role, Scope = m == null ? null : m.Scope, SiteId = m == null ? null : m.SiteId,
            StaffId = staff == null ? null : staff.Id, StaffRole = staff == null ? null : staff.Role,
        }).SingleOrDefault());

    /// <summary>What one query finds out about a session.</summary>
    private sealed class SessionFacts
    {
        public long Id { get; init; }
        public string KeyHash { get; init; } = "";
        public long UserId { get; init; }
        public UserKind Kind { get; init; }
        public UserKind UserKind { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset LastSeenAt { get; init; }
        public DateTimeOffset ExpiresAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public string Name { get; init; } = "";
        public string Language { get; init; } = Texts.German;
        public long? CustomerId { get; init; }
        public long? ContactId { get; init; }
        public MemberRole? Role { get; init; }
        public MemberScope? Scope { get; init; }
        public long? SiteId { get; init; }
        public long? StaffId { get; init; }
        public StaffRole? StaffRole { get; init; }

        /// <summary>The identity the session gives now, or null: ended, expired, of the wrong kind, without a membership or a staff role.</summary>
        public ClaimsIdentity? Identity(DateTimeOffset now)
        {
            if (EndedAt is not null || ExpiresAt <= now || Kind != UserKind) return null;
            if (Kind == UserKind.Staff ? StaffRole is null : CustomerId is null) return null;
            var identity = new ClaimsIdentity(Kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer, ClaimTypes.Name, PortalClaims.Role);
            void Add(string type, object? value)
            {
                if (value is not null) identity.AddClaim(new Claim(type, Convert.ToString(value, CultureInfo.InvariantCulture)!));
            }
            Add(ClaimTypes.NameIdentifier, UserId);
            Add(ClaimTypes.Name, Name);
            Add(PortalClaims.Session, KeyHash);
            Add(PortalClaims.Language, Language);
            if (Kind == UserKind.Staff)
            {
                Add(PortalClaims.StaffId, StaffId);
                Add(PortalClaims.Role, StaffRole);
                return identity;
            }
            Add(PortalClaims.Customer, CustomerId);
            Add(PortalClaims.Contact, ContactId);
            Add(PortalClaims.Role, Role);
            Add(PortalClaims.Scope, Scope);
            Add(PortalClaims.Site, SiteId);
            return identity;
        }
    }
}
