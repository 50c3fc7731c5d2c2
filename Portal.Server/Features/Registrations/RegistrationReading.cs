using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Registrations;

/// <summary>What staff read before they decide: customers it may be, and what the address opens already.</summary>
internal static class RegistrationReading
{
    private const int Shown = 10;

    /// <summary>The customer as it would be entered.</summary>
    public static NewCustomer Draft(Registration r) => new()
    {
        Kind = r.Kind, Name = r.Title, VatId = r.VatId, Phone = r.Phone, Email = r.Email, Language = r.Language, Street = r.Street, PostalCode = r.PostalCode,
        Town = r.City, Region = r.Region, Country = r.Country,
    };

    public static async Task<IReadOnlyList<Duplicate>> Candidates(StaffDb db, Registration registration, CancellationToken cancel)
    {
        var found = await Duplicates.Of(db, Draft(registration), cancel);
        if (registration.KnownAs.Length == 0) return found;
        var stated = await ByNumber(db, registration.KnownAs).Select(c => new Duplicate(
            c.Number, c.Name, db.Addresses.Where(a => a.CustomerId == c.Id).OrderBy(a => a.Id).Select(a => a.City).FirstOrDefault() ?? "", c.Country, c.Phone, new List<DuplicateGround>()))
            .FirstOrDefaultAsync(cancel);
        if (stated is null) return found;
        var same = found.FirstOrDefault(d => d.Number == stated.Number);
        return [stated with { Grounds = [DuplicateGround.StatedNumber, .. same?.Grounds ?? []] }, .. found.Where(d => d != same)];
    }

    /// <summary>A customer's number as people type it: small letters are meant, too.</summary>
    public static IQueryable<Customer> ByNumber(StaffDb db, string typed)
    {
        var upper = typed.ToUpperInvariant();
        return db.Customers.Where(c => c.Number == typed || c.Number == upper).OrderBy(c => c.Id);
    }

    public static async Task<IReadOnlyList<string>> Others(StaffDb db, Registration registration, CancellationToken cancel) =>
        await db.Registrations.Where(r => r.EmailHash == registration.EmailHash && r.State == RegistrationState.Open && r.Id != registration.Id)
            .OrderBy(r => r.Id).Select(r => r.Number).Take(Shown).ToListAsync(cancel);
}
