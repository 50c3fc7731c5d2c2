using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="IMyCompany"/>
internal sealed class OwnCompany(OwnData own) : IMyCompany
{
    public async Task<MyCompany?> Read(CancellationToken cancel)
    {
        await using var db = own.Open();
        return await db.Customers.Select(c => new MyCompany(c.Number, c.Name, c.VatId, c.Phone, c.Email, c.Country, c.Stage)).SingleOrDefaultAsync(cancel);
    }

    public async Task<Edited<CompanyForm>?> Edit(CancellationToken cancel)
    {
        if (!own.MayEditCompany) return null;
        await using var db = own.Open();
        var found = await db.Customers.Select(c => new { c.Number, Form = new CompanyForm { Version = c.Version, Phone = c.Phone, Email = c.Email } }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new Edited<CompanyForm>(found.Form, await OwnData.Last(db, SubjectKind.Customer, found.Number, null, cancel));
    }

    public Task<Outcome<string>> Save(CompanyForm form, CancellationToken cancel)
    {
        var problems = new[] { AddressCheck.Phone(nameof(form.Phone), form.Phone), AddressCheck.Email(nameof(form.Email), form.Email) }.OfType<Problem>().ToList();
        return problems.Count > 0
            ? Task.FromResult<Outcome<string>>(problems)
            : own.ChangeCompany(form.FormKey, form.Version, (customer, by) => customer.Correct(form, by, own.Now), cancel);
    }

    public async Task<CareTeam> Care(CancellationToken cancel)
    {
        await using var db = own.Open();
        var found = await (from c in db.Customers
                           from cares in db.Staff.Where(s => s.Id == c.ManagerId).DefaultIfEmpty()
                           from standsIn in db.Staff.Where(s => s.Id == c.DeputyId).DefaultIfEmpty()
                           select new { Manager = cares, Deputy = standsIn }).AsNoTracking().SingleOrDefaultAsync(cancel);
        var standIns = await StandIns.On(db, own.Today, cancel);
        var manager = found?.Manager is { LeftAt: null } there ? there : null;
        var deputy = found?.Deputy is { LeftAt: null } named && standIns.AbsenceOf(named.Id) is null ? named : null;
        if (manager is null || standIns.AbsenceOf(manager.Id) is not { } absence) return new CareTeam(CareWords.Of(manager), CareWords.Of(deputy), AwayUntil: null);
        // Whoever stands in for the manager today is nearer than the deputy named for always.
        if (standIns.For(manager.Id) is { } answers && answers != deputy?.Id) deputy = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == answers && s.LeftAt == null, cancel) ?? deputy;
        return new CareTeam(CareWords.Of(manager), CareWords.Of(deputy), absence.Until);
    }
}
