using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <summary>
/// Keeps sessions in the database for the cookie handler: the cookie holds a random key, the row everything else. Each request
/// reads user, membership or staff role as they are now, in one query.
/// </summary>
internal sealed class SessionStore(Databases databases, Clock clock, IHttpContextAccessor http, AccountPost post) : ITicketStore
{
    private static readonly TimeSpan LastSeenGrain = TimeSpan.FromMinutes(5);

    /// <summary>Whoever signs in from so many kinds of browser is told of none any more.</summary>
    private const int MostDevices = 50;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var kind = ticket.AuthenticationScheme == AuthSetup.Staff ? UserKind.Staff : UserKind.Customer;
        var user = PortalClaims.Number(ticket.Principal, ClaimTypes.NameIdentifier)!.Value;
        if (ticket.Properties.GetParameter<Func<string, Session>>(nameof(Session)) is { } prepared) return await Keep(key, prepared);
        var entered = await databases.WriteAsStaff<long>(Actor.System, async db =>
        {
            var device = DeviceOf(http.HttpContext);
            await TellOfNewDevice(db, user, device);
            var membership = await db.Memberships.AsNoTracking().Where(m => m.UserId == user && m.SuspendedAt == null)
                .OrderBy(m => m.AcceptedAt == null).ThenBy(m => m.Id).FirstOrDefaultAsync();
            var session = new Session
            {
                KeyHash = Sha256.Hex(key), UserId = user, Kind = kind, CreatedAt = clock.Now, ProvedAt = clock.Now, LastSeenAt = clock.Now,
                ExpiresAt = clock.Now + Lifetime, Device = device,
                CustomerId = membership?.CustomerId,
            };
            db.Sessions.Add(session);
            if (ticket.Properties.GetParameter<Func<Session, SessionOrigin>>(nameof(SessionOrigin)) is { } origin) db.SessionOrigins.Add(origin(session));
            return membership is { AcceptedAt: null } ? membership.Id : 0;
        }, default);
        if (entered.Value is > 0 and var invited) await databases.WriteAsStaff<bool>(Actor.System, db => db.Accept(invited, clock.Now, default), default);
        return key;
    }

    /// <summary>A session that is nobody's sign-in: no device to tell of, no company that is entered.</summary>
    private async Task<string> Keep(string key, Func<string, Session> prepared)
    {
        await databases.WriteAsStaff<bool>(Actor.System, db =>
        {
            db.Sessions.Add(prepared(Sha256.Hex(key)));
            return Task.FromResult<Outcome<bool>>(true);
        }, default);
        return key;
    }

    /// <summary>Somebody who signed in before, and never in such a browser, is told: it may not have been her. The first sign-in of all is no news.</summary>
    private async Task TellOfNewDevice(StaffDb db, long userId, string device)
    {
        var before = await db.Sessions.Where(s => s.UserId == userId).Select(s => s.Device).Distinct().Take(MostDevices).ToListAsync();
        if (before.Count is 0 or MostDevices || before.Any(known => DeviceName.Same(known, device))) return;
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId);
        post.Write(db, user, settings => new NewDeviceMail(device, clock.Now, clock, SecurityAddress.Sessions(settings, user)));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        // A style sheet has no reader; and the page that reports a failure must not fail again: it may be the database that is away.
        if (http.HttpContext is { } context && (context.Features.Get<IExceptionHandlerFeature>() is not null
            || context.GetEndpoint()?.Metadata.GetMetadata<WithoutSession>() is not null)) return null;
        await using var db = databases.OpenStaff(Actor.System);
        var found = await byKeyHash(db, Sha256.Hex(key));
        if (found is null || found.Identity(clock.Now) is not { } identity)
        {
            if (found?.View is { } view) http.HttpContext?.Items[typeof(ViewOver)] = new ViewOver(view.Customer);
            return null;
        }
        if (found.View is null && clock.Now - found.LastSeenAt > LastSeenGrain) await Touch(found.Id);
        return new AuthenticationTicket(new ClaimsPrincipal(identity),
            new AuthenticationProperties { IssuedUtc = found.CreatedAt, ExpiresUtc = found.ExpiresAt }, identity.AuthenticationType!);
    }

    /// <summary>The session as it is now, for circuits that live longer than a request.</summary>
    public async Task<ClaimsPrincipal?> Find(string keyHash)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var found = await byKeyHash(db, keyHash);
        return found?.Identity(clock.Now) is { } identity ? new ClaimsPrincipal(identity) : null;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task RemoveAsync(string key)
    {
        var hash = Sha256.Hex(key);
        return databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await db.Sessions.Where(s => s.KeyHash == hash || s.Parent!.KeyHash == hash).End(clock.Now, default);
            return true;
        }, default);
    }

    private Task Touch(long id) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var now = clock.Now;
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now));
        return true;
    }, default);

    private static string DeviceOf(HttpContext? context)
    {
        var agent = context?.Request.Headers.UserAgent.ToString() ?? "";
        var clean = new string([.. agent.Where(c => !char.IsControl(c))]);
        return clean.Length > 200 ? clean[..200] : clean;
    }

    // One for each store, not one for all: it is bound to the model of the first context it sees.
    private readonly Func<StaffDb, string, Task<SessionFacts?>> byKeyHash = EF.CompileAsyncQuery((StaffDb db, string hash) => (
        from s in db.Sessions.Where(s => s.KeyHash == hash)
        from view in db.Viewings.Where(v => v.Id == s.ViewingId).DefaultIfEmpty()
        from seen in db.Memberships.Where(m => m.UserId == view!.UserId && m.CustomerId == view.CustomerId && m.SuspendedAt == null).DefaultIfEmpty()
        from m in db.Memberships.Where(m => m.UserId == s.UserId && m.CustomerId == s.CustomerId && m.SuspendedAt == null).DefaultIfEmpty()
        from company in db.Customers.Where(c => c.Id == s.CustomerId).DefaultIfEmpty()
        from staff in db.Staff.Where(x => x.Id == s.User!.StaffId).DefaultIfEmpty()
        select new SessionFacts
        {
            Id = s.Id, KeyHash = s.KeyHash, UserId = s.UserId, Kind = s.Kind, UserKind = s.User!.Kind, CreatedAt = s.CreatedAt, ProvedAt = s.ProvedAt, LastSeenAt = s.LastSeenAt,
            ExpiresAt = s.ExpiresAt, EndedAt = s.EndedAt, ClosedAt = s.User!.ClosedAt, Name = s.User!.DisplayName, Language = s.User!.Language,
            Company = company == null ? null : company.Name,
            Member = m == null ? null : new MemberFacts { CustomerId = m.CustomerId, ContactId = m.ContactId, Role = m.Role, Scopes = new DocumentScopes(m.OrderScope, m.InvoiceScope, m.ComplaintScope), SiteId = m.SiteId },
            StaffId = staff == null ? null : staff.Id, StaffRole = staff == null ? null : staff.Role,
            OwnRights = staff == null ? null : db.OwnRoles.Where(o => o.Id == staff.OwnRoleId).Select(o => o.Rights).FirstOrDefault(),
            View = view == null ? null : new ViewFacts
            {
                UserId = view.UserId, Name = view.User!.DisplayName, Language = view.User!.Language, ClosedAt = view.User!.ClosedAt,
                Member = seen == null ? null : new MemberFacts { CustomerId = seen.CustomerId, ContactId = seen.ContactId, Role = seen.Role, Scopes = new DocumentScopes(seen.OrderScope, seen.InvoiceScope, seen.ComplaintScope), SiteId = seen.SiteId },
                Customer = company == null ? "" : company.Number, ParentEndedAt = s.Parent!.EndedAt, ParentExpiresAt = s.Parent!.ExpiresAt,
            },
        }).SingleOrDefault());
}
