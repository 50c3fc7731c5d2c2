using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <inheritdoc cref="IMyAddresses"/>
internal sealed class MyAddresses(OwnData own) : IMyAddresses
{
    public async Task<IReadOnlyList<MyAddress>> List(CancellationToken cancel)
    {
        await using var db = own.Open();
        var rows = await db.Addresses.OrderBy(a => a.Kind).ThenByDescending(a => a.IsDefault).ThenBy(a => a.City).ThenBy(a => a.Id).Take(IMyAddresses.Most)
            .Select(a => new MyAddress(a.Number, a.Kind, a.IsDefault, a.Street, a.PostalCode, a.City, a.Region, a.Country)).ToListAsync(cancel);
        return rows.ConvertAll(a => a with { Country = Countries.NameOf(a.Country) });
    }

    public async Task<Edited<AddressForm>?> Edit(string number, CancellationToken cancel)
    {
        if (!own.MayEditPlaces) return null;
        await using var db = own.Open();
        var address = await db.Addresses.AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, cancel);
        if (address is null) return null;
        return new Edited<AddressForm>(
            new AddressForm
            {
                Version = address.Version, Kind = address.Kind, Street = address.Street, PostalCode = address.PostalCode, City = address.City,
                Region = address.Region, Country = Countries.Find(address.Country)?.Code ?? address.Country, IsDefault = address.IsDefault,
            },
            await OwnData.Last(db, SubjectKind.Address, number, null, cancel));
    }

    public async Task<LastChange?> Removed(string number, CancellationToken cancel)
    {
        if (!own.MayEditPlaces) return null;
        await using var db = own.Open();
        return await OwnData.Last(db, SubjectKind.Address, number, CustomerEvents.AddressRemoved, cancel);
    }

    public async Task<Edited<AddressForm>?> Begin(CancellationToken cancel)
    {
        if (!own.MayEditPlaces) return null;
        await using var db = own.Open();
        var country = await db.Customers.Select(c => c.Country).SingleOrDefaultAsync(cancel);
        return new Edited<AddressForm>(new AddressForm { Kind = AddressKind.Delivery, Country = Countries.Find(country)?.Code ?? "" });
    }

    public Task<Outcome<string>> Add(AddressForm form, CancellationToken cancel)
    {
        if (AddressCheck.Check(form) is { Count: > 0 } problems) return Task.FromResult<Outcome<string>>(problems);
        return own.Change(form.FormKey, async (db, actor) =>
        {
            await SettleDefault(db, form, 0, actor, cancel);
            var address = Address.Added(form, actor.CustomerId, actor, own.Now);
            db.Addresses.Add(address);
            return address.Number;
        }, cancel);
    }

    public Task<Outcome<string>> Save(string number, AddressForm form, CancellationToken cancel) =>
        own.Change(form.FormKey, async (db, actor) =>
        {
            var address = await db.Addresses.SingleOrDefaultAsync(a => a.Number == number, cancel);
            if (address is null) return Outcome.NotFound;
            if (address.Version != form.Version) return Outcome.Stale;
            if (AddressCheck.Check(form) is { Count: > 0 } problems) return problems;
            if (form.Kind != AddressKind.Billing && await IsLastBilling(db, address, cancel)) return NeedsBilling(nameof(form.Kind));
            if (form.Kind != address.Kind && address.IsDefault) await HandOn(db, address, actor, cancel);
            await SettleDefault(db, form, address.Id, actor, cancel);
            address.Correct(form, actor, own.Now);
            return number;
        }, cancel);

    public Task<Outcome<string>> Remove(string number, RemovalForm form, CancellationToken cancel) =>
        own.Change(form.FormKey, async (db, actor) =>
        {
            var address = await db.Addresses.SingleOrDefaultAsync(a => a.Number == number, cancel);
            if (address is null) return Outcome.NotFound;
            if (address.Version != form.Version) return Outcome.Stale;
            if (await IsLastBilling(db, address, cancel)) return NeedsBilling(null);
            if (address.IsDefault) await HandOn(db, address, actor, cancel);
            address.Removed(actor, own.Now);
            db.Addresses.Remove(address);
            return number;
        }, cancel);

    /// <summary>Each kind has one default: the first, until another one is made it.</summary>
    private async Task SettleDefault(PortalDb db, AddressForm form, long id, Actor by, CancellationToken cancel)
    {
        var others = await db.Addresses.Where(a => a.Kind == form.Kind && a.IsDefault && a.Id != id).ToListAsync(cancel);
        if (form.IsDefault) others.ForEach(a => a.MakeDefault(false, by, own.Now));
        else form.IsDefault = others.Count == 0;
    }

    /// <summary>When the default goes, the oldest of its kind takes its place.</summary>
    private async Task HandOn(PortalDb db, Address from, Actor by, CancellationToken cancel)
    {
        var next = await db.Addresses.Where(a => a.Kind == from.Kind && a.Id != from.Id).OrderBy(a => a.Id).FirstOrDefaultAsync(cancel);
        next?.MakeDefault(true, by, own.Now);
    }

    private static async Task<bool> IsLastBilling(PortalDb db, Address address, CancellationToken cancel) =>
        address.Kind == AddressKind.Billing && !await db.Addresses.AnyAsync(a => a.Kind == AddressKind.Billing && a.Id != address.Id, cancel);

    private static Problem NeedsBilling(string? field) => new(ProblemKind.Invalid, T(
        "This is your only billing address, and invoices need one. Change it, or add another one first.",
        "Das ist Ihre einzige Rechnungsanschrift, und Rechnungen brauchen eine. Ändern Sie sie, oder fügen Sie zuerst eine andere hinzu."), field);
}
