using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CompanyUsers;

/// <summary>
/// Lets people into a company's portal and changes what they may: the same steps for the company's own administrator and for
/// staff. Who may take them is the callers' to ask; each runs in the caller's transaction.
/// </summary>
internal sealed partial class CompanyAccess(AccountPost post, AuditLog audit, Clock clock, SignInRescue rescue, PortalSettings settings)
{
    /// <summary>A company with more people than this in the portal shows the first ones.</summary>
    private const int Most = 500;

    /// <param name="number">One person's; null for all.</param>
    /// <param name="me">Who reads.</param>
    public static async Task<List<CompanyUser>> Read(PortalDb seen, StaffDb db, long customer, string? number, long me, CancellationToken cancel)
    {
        // Who belongs to the company is read in the reader's own context; what of the sign-ins is shown, by those keys alone.
        var people = await (from m in seen.Memberships
                            join c in seen.Contacts on m.ContactId equals c.Id
                            where m.CustomerId == customer && (number == null || c.Number == number)
                            orderby c.Name, c.Id
                            select new
                            {
                                m.UserId, m.Role, m.OrderScope, m.InvoiceScope, m.ComplaintScope, m.SuspendedAt, m.AcceptedAt, m.Version, c.Number, c.Name,
                                Site = seen.Sites.Where(s => s.Id == m.SiteId).Select(s => s.Number).FirstOrDefault(),
                            }).Take(Most).ToListAsync(cancel);
        var keys = people.ConvertAll(p => p.UserId);
        var users = await db.Users.Where(u => keys.Contains(u.Id)).Select(u => new
        {
            u.Id, u.Email, HasSecond = u.CodeSecret != null || db.Passkeys.Any(p => p.UserId == u.Id),
            SeenAt = db.Sessions.Where(s => s.UserId == u.Id && s.CustomerId == customer).Max(s => (DateTimeOffset?)s.LastSeenAt),
        }).ToDictionaryAsync(u => u.Id, cancel);
        return people.ConvertAll(p => new CompanyUser(
            p.Number, p.Name, users[p.UserId].Email ?? "", p.Role, new DocumentScopes(p.OrderScope, p.InvoiceScope, p.ComplaintScope), p.Site ?? "",
            p.SuspendedAt is not null ? AccessState.Suspended : p.AcceptedAt is null ? AccessState.Invited : AccessState.Active,
            users[p.UserId].SeenAt, users[p.UserId].HasSecond, p.UserId == me, p.Version));
    }

    /// <summary>Runs a step on one person of a company, as the form showed her.</summary>
    public static async Task<Outcome<string>> With(StaffDb db, long customer, string number, AccessForm form, Func<Membership, Task<Outcome<string>>> step, CancellationToken cancel)
    {
        var person = await (from m in db.Memberships
                            where m.CustomerId == customer && db.Contacts.Any(c => c.Id == m.ContactId && c.CustomerId == customer && c.Number == number)
                            select m).SingleOrDefaultAsync(cancel);
        if (person is null) return Outcome.NotFound;
        return person.Version != form.Version ? Outcome.Stale : await step(person);
    }

    public async Task<Outcome<string>> Change(StaffDb db, Actor by, Membership person, string number, AccessForm form, CancellationToken cancel)
    {
        var allowed = await Check(db, person.CustomerId, form, cancel);
        if (!allowed.Succeeded) return (List<Problem>)[.. allowed.Problems];
        var (role, scopes, site) = (form.Role, form.Chosen(), allowed.Value);
        if ((role, scopes, site) == (person.Role, person.Scopes, person.SiteId)) return number;
        // The audit first: its counter makes two who take the role from each other wait for one another. A refusal takes the line back.
        await audit.Append(db, "access.changed", by, new { contact = number, role = role.ToString(), scope = scopes.ToString() }, cancel);
        if (role != MemberRole.Administrator && await IsLast(db, by, person, cancel)) return LastOne(nameof(form.Role));
        (person.Role, person.Scopes, person.SiteId) = (role, scopes, site);
        if (await db.Contacts.SingleOrDefaultAsync(c => c.Id == person.ContactId && c.CustomerId == person.CustomerId, cancel) is { } contact) contact.SiteId = site;
        db.Events.Add(AccessEvents.Make(AccessEvents.Changed, person.CustomerId, number, role, scopes, by, clock.Now));
        await Tell(db, person, () => T(
            $"your access is now: {MemberWords.Of(role)}, {MemberWords.Of(scopes)}.", $"Ihr Zugang ist jetzt: {MemberWords.Of(role)}, {MemberWords.Of(scopes)}."), cancel);
        return number;
    }

    public async Task<Outcome<string>> Suspend(StaffDb db, Actor by, Membership person, string number, bool suspended, CancellationToken cancel)
    {
        if (person.SuspendedAt is not null == suspended) return number;
        if (suspended && person.UserId == by.UserId) return Outcome.Refused(T("You cannot suspend your own access: another administrator can.", "Den eigenen Zugang können Sie nicht sperren: Das kann jemand anderes aus der Administration."));
        await audit.Append(db, suspended ? "access.suspended" : "access.resumed", by, new { contact = number }, cancel);
        if (suspended && await IsLast(db, by, person, cancel)) return LastOne(null);
        person.SuspendedAt = suspended ? clock.Now : null;
        if (suspended) await db.Sessions.Where(s => s.CustomerId == person.CustomerId && (s.UserId == person.UserId || s.Viewing!.UserId == person.UserId)).End(clock.Now, cancel);
        db.Events.Add(AccessEvents.Make(suspended ? AccessEvents.Suspended : AccessEvents.Resumed, person.CustomerId, number, person.Role, person.Scopes, by, clock.Now));
        await Tell(db, person, () => suspended
            ? T("your access was suspended. You are signed out.", "Ihr Zugang wurde gesperrt. Sie sind abgemeldet.")
            : T("your access was given back. You can sign in again.", "Ihr Zugang wurde wieder freigegeben. Sie können sich wieder anmelden."), cancel);
        return number;
    }

    /// <summary>For somebody who has lost her phone.</summary>
    public async Task<Outcome<string>> Rescue(StaffDb db, Actor by, Membership person, string number, CancellationToken cancel)
    {
        await rescue.Take(db, person.UserId, by, cancel);
        db.Events.Add(AccessEvents.Make(AccessEvents.Rescued, person.CustomerId, number, person.Role, person.Scopes, by, clock.Now));
        return number;
    }

    /// <summary>
    /// A company must not lock itself out: an invited administrator who never came in does not count. Staff may take the last one
    /// away, for they can invite the next.
    /// </summary>
    private static async Task<bool> IsLast(StaffDb db, Actor by, Membership person, CancellationToken cancel) =>
        by is CustomerActor && person is { Role: MemberRole.Administrator, SuspendedAt: null } && !await db.Memberships.AnyAsync(
            m => m.CustomerId == person.CustomerId && m.Id != person.Id && m.Role == MemberRole.Administrator && m.SuspendedAt == null
                && m.AcceptedAt != null && db.Users.Any(u => u.Id == m.UserId && u.ClosedAt == null), cancel);

    private static Problem LastOne(string? field)
    {
        var words = T("This is the last administrator of your company: appoint another one first.", "Das ist die letzte Person in der Administration Ihrer Firma: Bestimmen Sie erst eine weitere.");
        return field is null ? Outcome.Refused(words) : Outcome.Invalid(field, words);
    }

    private async Task Tell(StaffDb db, Membership person, Func<string> news, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == person.UserId, cancel);
        var company = await db.Customers.Where(c => c.Id == person.CustomerId).Select(c => c.Name).SingleAsync(cancel);
        post.Write(db, user, site => new AccessChangedMail(site.PublicUri, company, news));
    }
}
