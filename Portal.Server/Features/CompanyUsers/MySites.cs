using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.CompanyUsers;

/// <inheritdoc cref="IMySites"/>
internal sealed class MySites(Databases databases, CurrentActor current, Clock clock) : IMySites
{
    public async Task<IReadOnlyList<MySite>?> List(CancellationToken cancel)
    {
        if (current.SeesUsers() is not { } actor) return null;
        await using var db = databases.Open(actor);
        return await db.Sites.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(IMySites.Most)
            .Select(s => new MySite(s.Number, s.Name, db.Memberships.Count(m => m.SiteId == s.Id))).ToListAsync(cancel);
    }

    public async Task<Edited<SiteForm>?> Edit(string number, CancellationToken cancel)
    {
        if (current.Manager() is not { } actor) return null;
        await using var db = databases.Open(actor);
        var form = await db.Sites.Where(s => s.Number == number).Select(s => new SiteForm { Version = s.Version, Name = s.Name }).SingleOrDefaultAsync(cancel);
        return form is null ? null : new Edited<SiteForm>(form, await OwnData.Last(db, SubjectKind.Site, number, null, cancel));
    }

    public Edited<SiteForm>? Begin() => current.Manager() is null ? null : new Edited<SiteForm>(new SiteForm());

    public Task<Outcome<string>> Add(SiteForm form, CancellationToken cancel) => Once(form.FormKey, async (db, actor) =>
    {
        if (await db.Sites.CountAsync(cancel) >= IMySites.Most) return Outcome.Refused(T($"A company has at most {IMySites.Most} sites here.", $"Eine Firma hat hier höchstens {IMySites.Most} Standorte."));
        if (await IsTaken(db, form.Name.Trim(), "", cancel)) return Taken;
        var site = Site.Added(form.Name.Trim(), actor.CustomerId, actor, clock.Now);
        db.Sites.Add(site);
        return site.Number;
    }, cancel);

    public Task<Outcome<string>> Save(string number, SiteForm form, CancellationToken cancel) => With(number, form, async (db, site, actor) =>
    {
        if (await IsTaken(db, form.Name.Trim(), number, cancel)) return Taken;
        site.Rename(form.Name.Trim(), actor, clock.Now);
        return number;
    }, cancel);

    public Task<Outcome<string>> Remove(string number, RemovalForm form, CancellationToken cancel) => With(number, form, async (db, site, actor) =>
    {
        if (await db.Memberships.AnyAsync(m => m.SiteId == site.Id, cancel))
        {
            return Outcome.Refused(T("People belong to this site. It stays as long as that is so.", "Zu diesem Standort gehören Personen. Er bleibt, solange das so ist."));
        }
        // Its documents keep it, and stay with those who see all of the company.
        foreach (var contact in await db.Contacts.Where(c => c.SiteId == site.Id).ToListAsync(cancel)) contact.SiteId = null;
        site.Removed(actor, clock.Now);
        db.Sites.Remove(site);
        return number;
    }, cancel);

    private Task<Outcome<string>> With(string number, IEdited form, Func<PortalDb, Site, CustomerActor, Task<Outcome<string>>> step, CancellationToken cancel) => Once(form.FormKey, async (db, actor) =>
    {
        var site = await db.Sites.SingleOrDefaultAsync(s => s.Number == number, cancel);
        if (site is null) return Outcome.NotFound;
        return site.Version != form.Version ? Outcome.Stale : await step(db, site, actor);
    }, cancel);

    private Task<Outcome<string>> Once(Guid formKey, Func<PortalDb, CustomerActor, Task<Outcome<string>>> work, CancellationToken cancel) =>
        current.Manager() is { } actor ? databases.WriteOnce(actor, formKey, clock, db => work(db, actor), cancel) : Task.FromResult<Outcome<string>>(Outcome.NotFound);

    private static Task<bool> IsTaken(PortalDb db, string name, string but, CancellationToken cancel) => db.Sites.AnyAsync(s => s.Name == name && s.Number != but, cancel);

    private static Problem Taken => Outcome.Invalid(nameof(SiteForm.Name), T("There is a site of this name already.", "Einen Standort mit diesem Namen gibt es schon."));
}
