using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Hosting;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CompanyUsers;

/// <inheritdoc cref="ICompanyUsers"/>
internal sealed partial class MyCompanyUsers(Databases databases, CurrentActor current, Clock clock, AccountPost post, AuditLog audit) : ICompanyUsers
{
    /// <summary>A company with more people than this in the portal sees the first ones.</summary>
    private const int Most = 500;

    public async Task<IReadOnlyList<CompanyUser>?> List(CancellationToken cancel) => Manager is { } actor ? await Read(actor, null, cancel) : null;

    public async Task<CompanyUser?> Find(string number, CancellationToken cancel) => Manager is { } actor ? (await Read(actor, number, cancel)).SingleOrDefault() : null;

    public Edited<NewCompanyUser>? Begin() => Manager is null ? null : new Edited<NewCompanyUser>(new NewCompanyUser());

    public Task<Outcome<string>> Save(string number, AccessForm form, CancellationToken cancel) => Change(number, form, async (db, actor, person) =>
    {
        if (!Enum.IsDefined(form.Role)) return Outcome.Invalid(nameof(form.Role), T("Choose a role.", "Wählen Sie eine Rolle."));
        if (!Enum.IsDefined(form.Scope)) return Outcome.Invalid(nameof(form.Scope), T("Choose how much they see.", "Wählen Sie, was zu sehen ist."));
        // Somebody who is bound to a site stays so until a company can say which; nobody becomes bound to none.
        if (form.Scope == MemberScope.Site && person.SiteId is null) return Outcome.Invalid(nameof(form.Scope), T("This person belongs to no site.", "Diese Person gehört zu keinem Standort."));
        if (form.Role == MemberRole.Administrator && form.Scope != MemberScope.Company) return NarrowAdministrator;
        if (form.Role == person.Role && form.Scope == person.Scope) return number;
        // The audit first: its counter makes two who take the role from each other wait for one another. A refusal takes the line back.
        await audit.Append(db, "access.changed", actor, new { contact = number, role = form.Role.ToString(), scope = form.Scope.ToString() }, cancel);
        if (form.Role != MemberRole.Administrator && await IsLast(db, person, cancel)) return LastOne(nameof(form.Role));
        (person.Role, person.Scope) = (form.Role, form.Scope);
        db.Events.Add(AccessEvents.Make(AccessEvents.Changed, actor.CustomerId, number, form.Role, form.Scope, actor, clock.Now));
        await Tell(db, person, () => T(
            $"you are now: {MemberWords.Of(form.Role)}, and see {MemberWords.Of(form.Scope)}.", $"Ihre Rolle ist jetzt: {MemberWords.Of(form.Role)}. Sie sehen: {MemberWords.Of(form.Scope)}."), cancel);
        return number;
    }, cancel);

    public Task<Outcome<string>> Suspend(string number, AccessForm form, bool suspended, CancellationToken cancel) => Change(number, form, async (db, actor, person) =>
    {
        if (person.SuspendedAt is not null == suspended) return number;
        if (suspended && person.UserId == actor.Id) return Outcome.Refused(T("You cannot suspend your own access: another administrator can.", "Den eigenen Zugang können Sie nicht sperren: Das kann jemand anderes aus der Administration."));
        await audit.Append(db, suspended ? "access.suspended" : "access.resumed", actor, new { contact = number }, cancel);
        if (suspended && await IsLast(db, person, cancel)) return LastOne(null);
        person.SuspendedAt = suspended ? clock.Now : null;
        if (suspended) await db.Sessions.Where(s => s.UserId == person.UserId && s.CustomerId == person.CustomerId).End(clock.Now, cancel);
        db.Events.Add(AccessEvents.Make(suspended ? AccessEvents.Suspended : AccessEvents.Resumed, actor.CustomerId, number, person.Role, person.Scope, actor, clock.Now));
        await Tell(db, person, () => suspended
            ? T("your access was suspended. You are signed out.", "Ihr Zugang wurde gesperrt. Sie sind abgemeldet.")
            : T("your access was given back. You can sign in again.", "Ihr Zugang wurde wieder freigegeben. Sie können sich wieder anmelden."), cancel);
        return number;
    }, cancel);

    /// <summary>The reader, where she is one of those who decide; nobody who only looks at the portal with her eyes.</summary>
    private CustomerActor? Manager => current.Customer is CustomerActor { ReadOnly: false } actor && actor.Role.MayManageUsers() ? actor : null;

    private async Task<List<CompanyUser>> Read(CustomerActor actor, string? number, CancellationToken cancel)
    {
        // Who belongs to the company is read in the company's own context; what of the sign-ins is shown, by those keys alone.
        await using var own = databases.Open(actor);
        var people = await (from m in own.Memberships
                            join c in own.Contacts on m.ContactId equals c.Id
                            where number == null || c.Number == number
                            orderby c.Name, c.Id
                            select new { m.UserId, m.Role, m.Scope, m.SuspendedAt, m.AcceptedAt, m.Version, c.Number, c.Name }).Take(Most).ToListAsync(cancel);
        var keys = people.ConvertAll(p => p.UserId);
        await using var db = databases.OpenStaff(Actor.System);
        var users = await db.Users.Where(u => keys.Contains(u.Id)).Select(u => new
        {
            u.Id, u.Email,
            SeenAt = db.Sessions.Where(s => s.UserId == u.Id && s.CustomerId == actor.CustomerId).Max(s => (DateTimeOffset?)s.LastSeenAt),
        }).ToDictionaryAsync(u => u.Id, cancel);
        return people.ConvertAll(p => new CompanyUser(
            p.Number, p.Name, users[p.UserId].Email ?? "", p.Role, p.Scope,
            p.SuspendedAt is not null ? AccessState.Suspended : p.AcceptedAt is null ? AccessState.Invited : AccessState.Active,
            users[p.UserId].SeenAt, p.UserId == actor.Id, p.Version));
    }

    private async Task<Outcome<string>> Change(string number, AccessForm form, Func<StaffDb, CustomerActor, Membership, Task<Outcome<string>>> change, CancellationToken cancel)
    {
        // Whom the reader does not see in the list, the reader does not change.
        if (Manager is not { } reader || !await Sees(reader, number, cancel)) return Outcome.NotFound;
        return await Once(form.FormKey, async (db, actor) =>
        {
            var person = await (from m in db.Memberships
                                where m.CustomerId == actor.CustomerId && db.Contacts.Any(c => c.Id == m.ContactId && c.CustomerId == actor.CustomerId && c.Number == number)
                                select m).SingleOrDefaultAsync(cancel);
            if (person is null) return Outcome.NotFound;
            if (person.Version != form.Version) return Outcome.Stale;
            return await change(db, actor, person);
        }, cancel);
    }

    private async Task<bool> Sees(CustomerActor reader, string number, CancellationToken cancel)
    {
        await using var own = databases.Open(reader);
        return await own.Contacts.AnyAsync(c => c.Number == number, cancel);
    }

    /// <summary>A write of an administrator of a company, once for each form key. Sign-ins lie outside what a customer's context may write.</summary>
    private Task<Outcome<string>> Once(Guid formKey, Func<StaffDb, CustomerActor, Task<Outcome<string>>> work, CancellationToken cancel)
    {
        if (Manager is not { } actor) return Task.FromResult<Outcome<string>>(Outcome.NotFound);
        return databases.WriteOnceFor(actor, formKey, clock, db => work(db, actor), cancel);
    }

    /// <summary>Nobody else could let people in: an invited administrator who never signed in does not count.</summary>
    private static async Task<bool> IsLast(StaffDb db, Membership person, CancellationToken cancel) =>
        person is { Role: MemberRole.Administrator, SuspendedAt: null } && !await db.Memberships.AnyAsync(
            m => m.CustomerId == person.CustomerId && m.Id != person.Id && m.Role == MemberRole.Administrator && m.SuspendedAt == null
                && m.AcceptedAt != null && db.Users.Any(u => u.Id == m.UserId && u.ClosedAt == null), cancel);

    /// <summary>Whoever lets people in must see whom she lets in.</summary>
    private static Problem NarrowAdministrator => Outcome.Invalid(nameof(AccessForm.Scope), T(
        "An administrator sees the whole company's documents.", "Die Administration sieht die Vorgänge der ganzen Firma."));

    private static Problem LastOne(string? field)
    {
        var words = T("This is the last administrator of your company: appoint another one first.", "Das ist die letzte Person in der Administration Ihrer Firma: Bestimmen Sie erst eine weitere.");
        return field is null ? Outcome.Refused(words) : Outcome.Invalid(field, words);
    }

    private async Task Tell(StaffDb db, Membership person, Func<string> news, CancellationToken cancel)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == person.UserId, cancel);
        var company = await db.Customers.Where(c => c.Id == person.CustomerId).Select(c => c.Name).SingleAsync(cancel);
        post.Write(db, user, settings => new AccessChangedMail(settings.PublicUri, company, news));
    }
}
