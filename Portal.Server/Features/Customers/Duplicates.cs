using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>Finds customers that a new one may be. Every ground is a look-up in an index, however many customers there are.</summary>
internal static class Duplicates
{
    private const int Shown = 10, Looked = 200;

    public static async Task<IReadOnlyList<Duplicate>> Of(StaffDb db, NewCustomer draft, CancellationToken cancel)
    {
        var key = CustomerKeys.NameKey(draft.Name);
        var (numbers, employers) = (await Terms(db, draft, cancel), await Employers(db, draft.Email, cancel));
        var found = await db.Customers.Where(c => c.NameKey == key || EF.Parameter(numbers).Contains(c.Number) || EF.Parameter(employers).Contains(c.Id)).OrderBy(c => c.Number).Take(Looked)
            .Select(c => new Candidate(c.Id, c.Number, c.Name, c.NameKey, c.Country, c.Phone, c.Email, c.VatId,
                db.Addresses.Where(a => a.CustomerId == c.Id).OrderBy(a => a.Id).Select(a => a.City).Take(5).ToList())).ToListAsync(cancel);
        return [.. found.Select(c => (Candidate: c, Grounds: Grounds(c, draft, key, employers.Contains(c.Id)))).Where(f => f.Grounds.Count > 0)
            .OrderByDescending(f => f.Grounds.Count).Take(Shown)
            .Select(f => new Duplicate(f.Candidate.Number, f.Candidate.Name, f.Candidate.Towns.FirstOrDefault() ?? "", f.Candidate.Country, f.Candidate.Phone, f.Grounds))];
    }

    /// <summary>The customers that VAT ID, e-mail and phone may lead to; they are compared exactly afterwards.</summary>
    private static async Task<string[]> Terms(StaffDb db, NewCustomer draft, CancellationToken cancel)
    {
        var phone = PhoneWords.Key(draft.Phone);
        var words = SearchWords.Asked($"{CustomerKeys.VatKey(draft.VatId)} {draft.Email}")
            .Concat(phone.Length >= 6 ? PhoneWords.Of(draft.Phone).Append(phone) : []).Distinct().ToArray();
        if (words.Length == 0) return [];
        return await db.SearchTerms.Where(t => t.Kind == SearchKind.Customer && EF.Parameter(words).Contains(t.Term)).Select(t => t.Number)
            .Distinct().Take(Looked).ToArrayAsync(cancel);
    }

    /// <summary>The customers one of whose contacts has this address.</summary>
    private static async Task<long[]> Employers(StaffDb db, string email, CancellationToken cancel)
    {
        if (SearchWords.Asked(email) is not [var word]) return [];
        var numbers = db.SearchTerms.Where(t => t.Kind == SearchKind.Contact && t.Term == word).Select(t => t.Number);
        var contacts = await db.Contacts.Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Id).Take(Looked).Select(c => new { c.CustomerId, c.Email }).ToListAsync(cancel);
        return [.. contacts.Where(c => string.Equals(c.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)).Select(c => c.CustomerId).Distinct()];
    }

    private static List<DuplicateGround> Grounds(Candidate c, NewCustomer draft, string key, bool employs)
    {
        var grounds = new List<DuplicateGround>();
        if (c.NameKey == key && (draft.Town.Length == 0 || c.Towns.Count == 0 || c.Towns.Exists(t => IsSame(SearchWords.Fold(t), SearchWords.Fold(draft.Town)))))
        {
            grounds.Add(DuplicateGround.NameAndTown);
        }
        if (IsSame(CustomerKeys.VatKey(c.VatId), CustomerKeys.VatKey(draft.VatId))) grounds.Add(DuplicateGround.VatId);
        if (employs || string.Equals(c.Email, draft.Email.Trim(), StringComparison.OrdinalIgnoreCase) && c.Email.Length > 0) grounds.Add(DuplicateGround.Email);
        if (PhoneWords.Key(draft.Phone).Length >= 6 && IsSame(PhoneWords.Key(c.Phone), PhoneWords.Key(draft.Phone))) grounds.Add(DuplicateGround.Phone);
        return grounds;
    }

    private static bool IsSame(string one, string other) => one.Length > 0 && one.Trim() == other.Trim();

    private sealed record Candidate(
        long Id, string Number, string Name, string NameKey, string Country, string Phone, string Email, string VatId, List<string> Towns);
}
