using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Invoices;
using Portal.Shared.Search;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Search;

/// <inheritdoc cref="ISearchDesk"/>
internal sealed class SearchDesk(Databases databases, CurrentActor current) : ISearchDesk
{
    private const int Shown = 6;

    public async Task<IReadOnlyList<Hit>> Find(string query, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        var words = SearchWords.Asked(query);
        if (words.Sum(w => w.Length) < 2) return [];
        await using var db = databases.OpenStaff(actor);
        return
        [
            .. await Customers(db, words, cancel), .. await Contacts(db, words, cancel), .. await Orders(db, words, cancel), .. actor.May(StaffRight.SeeInvoices) ? await Invoices(db, words, cancel) : [],
            .. await Complaints(db, words, cancel), .. await Documents(db, words, cancel),
        ];
    }

    private static async Task<IEnumerable<Hit>> Customers(StaffDb db, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var numbers = SearchIndex.Numbers(db, SearchKind.Customer, words).Take(Shown);
        var hits = await db.Customers.Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Name)
            .Select(c => new { c.Number, c.Name, c.Country, Town = db.Addresses.Where(a => a.CustomerId == c.Id).OrderBy(a => a.Id).Select(a => a.City).FirstOrDefault() })
            .ToListAsync(cancel);
        return hits.Select(h => new Hit(HitKind.Customer, h.Number, h.Name, string.Join(", ", new[] { h.Town, h.Country }.Where(s => !string.IsNullOrEmpty(s)))));
    }

    /// <summary>People lead to their company: that is where they are cared for.</summary>
    private static async Task<IEnumerable<Hit>> Contacts(StaffDb db, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var numbers = SearchIndex.Numbers(db, SearchKind.Contact, words).Take(Shown);
        var hits = await (from contact in db.Contacts
                          where numbers.Contains(contact.Number)
                          join c in db.Customers on contact.CustomerId equals c.Id
                          orderby contact.Name
                          select new { c.Number, contact.Name, Company = c.Name, contact.Phone }).ToListAsync(cancel);
        return hits.Select(h => new Hit(HitKind.Customer, h.Number, h.Name, string.Join(", ", new[] { h.Company, h.Phone }.Where(s => s.Length > 0))));
    }

    private static async Task<IEnumerable<Hit>> Orders(StaffDb db, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var numbers = SearchIndex.Numbers(db, SearchKind.Order, words).Take(Shown);
        var hits = await (from o in db.Orders
                          where numbers.Contains(o.Number)
                          join c in db.Customers on o.CustomerId equals c.Id
                          orderby o.OrderedOn descending, o.Number descending
                          select new { o.Number, o.Reference, o.OrderedOn, c.Name }).ToListAsync(cancel);
        return hits.Select(h => new Hit(HitKind.Order, h.Number, $"{T("Order", "Auftrag")} {h.Number}", $"{h.Name}, {h.OrderedOn:d}{(h.Reference.Length > 0 ? $", {h.Reference}" : "")}"));
    }

    private static async Task<IEnumerable<Hit>> Invoices(StaffDb db, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var numbers = SearchIndex.Numbers(db, SearchKind.Invoice, words).Take(Shown);
        var hits = await (from i in db.Invoices
                          where numbers.Contains(i.Number)
                          join c in db.Customers on i.CustomerId equals c.Id
                          orderby i.IssuedOn descending, i.Number descending
                          select new { i.Number, i.Kind, i.Total, i.Currency, i.IssuedOn, c.Name }).ToListAsync(cancel);
        return hits.Select(h => new Hit(HitKind.Invoice, h.Number, $"{InvoiceWords.Of(h.Kind)} {h.Number}", $"{h.Name}, {h.IssuedOn:d}, {new Money(h.Total, h.Currency)}"));
    }

    private static async Task<IEnumerable<Hit>> Complaints(StaffDb db, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var numbers = SearchIndex.Numbers(db, SearchKind.Complaint, words).Take(Shown);
        var hits = await (from c in db.Complaints
                          where numbers.Contains(c.Number)
                          join customer in db.Customers on c.CustomerId equals customer.Id
                          orderby c.ReceivedAt descending
                          select new { c.Number, c.Subject, c.Stage, customer.Name }).ToListAsync(cancel);
        return hits.Select(h => new Hit(HitKind.Complaint, h.Number, h.Subject, $"{h.Number}, {h.Name}, {ComplaintWords.Of(h.Stage)}"));
    }

    private static async Task<IEnumerable<Hit>> Documents(StaffDb db, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var numbers = SearchIndex.Numbers(db, SearchKind.Document, words).Take(Shown);
        var hits = await (from d in db.CustomerDocuments
                          where numbers.Contains(d.Number)
                          join customer in db.Customers on d.CustomerId equals customer.Id
                          orderby d.FiledAt descending
                          select new { d.Number, d.Title, d.Category, Customer = customer.Number, customer.Name }).ToListAsync(cancel);
        return hits.Select(h => new Hit(HitKind.Document, h.Number, h.Title, $"{h.Number}, {h.Name}, {CustomerWords.Of(h.Category)}", h.Customer));
    }
}
