using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>One thing that is asked of the customers somebody may belong to.</summary>
/// <param name="Found">The keys of the customers it is true of.</param>
[SuppressMessage("Globalization", "CA1304", Justification = "The database does it.")]
[SuppressMessage("Globalization", "CA1311", Justification = "The database does it.")]
[SuppressMessage("Performance", "CA1862", Justification = "The database does it.")]
internal sealed record AimCondition(Func<StaffDb, IQueryable<long>> Found)
{
    private const int MostNamed = 50;

    /// <summary>What else stands in a customer's file (a birthday, a credit rating) was not told for advertising.</summary>
    private static readonly TraitField[] Marks = [TraitField.Tags, TraitField.Interests, TraitField.Industry];

    public IQueryable<Subscription> Keep(StaffDb db, IQueryable<Subscription> rows)
    {
        var customers = Found(db);
        return rows.Where(s => s.Subscriber!.CustomerId != null && customers.Contains(s.Subscriber.CustomerId.Value));
    }

    public IQueryable<Subscription> Drop(StaffDb db, IQueryable<Subscription> rows)
    {
        var customers = Found(db);
        return rows.Where(s => s.Subscriber!.CustomerId == null || !customers.Contains(s.Subscriber.CustomerId.Value));
    }

    /// <param name="side">"Only" or "Except", with which a problem's field begins.</param>
    public static async Task<List<AimCondition>> All(StaffDb db, AimPart part, string side, List<Problem> problems, CancellationToken cancel)
    {
        var all = new List<AimCondition>();
        if (part.Classes.Count > 0) all.Add(OfCustomer(c => part.Classes.Contains(c.Class)));
        if (part.OrderedFrom is { } from) all.Add(OfCustomer(c => c.LastOrderOn >= from));
        if (part.OrderedUntil is { } until) all.Add(OfCustomer(c => c.LastOrderOn <= until));
        if (part.OrderedFrom > part.OrderedUntil)
            problems.Add(Outcome.Invalid($"{side}{nameof(part.OrderedUntil)}", T("The last day lies before the first.", "Der letzte Tag liegt vor dem ersten.")));
        if (Named(part.Towns, $"{side}{nameof(part.Towns)}", problems) is { Count: > 0 } towns) all.Add(OfTowns(towns));
        if (Named(part.Tags, $"{side}{nameof(part.Tags)}", problems) is { Count: > 0 } tags) all.AddRange(OfTags(tags));
        if (part.Manager.Length > 0) all.Add(await OfManager(db, part.Manager, $"{side}{nameof(part.Manager)}", problems, cancel));
        if (Named(part.Products, $"{side}{nameof(part.Products)}", problems) is { Count: > 0 } products)
            all.Add(await OfProducts(db, products, $"{side}{nameof(part.Products)}", problems, cancel));
        return all;
    }

    private static AimCondition OfCustomer(Expression<Func<Customer, bool>> true_) => new(db => db.Customers.Where(true_).Select(c => c.Id));

    private static AimCondition OfTowns(IReadOnlyList<string> towns)
    {
        // SQLite lowers only the letters of ASCII.
        var spelled = towns.SelectMany(t => new[] { t.ToLowerInvariant(), LowerAscii(t), LowerAscii(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(t)), LowerAscii(t.ToUpperInvariant()) }).Distinct().ToList();
        return new(db => db.Addresses.Where(a => spelled.Contains(a.City.ToLower())).Select(a => a.CustomerId));
    }

    private static string LowerAscii(string text) => string.Concat(text.Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : c));

    /// <summary>A value may be a list: its parts stand between commas.</summary>
    private static IEnumerable<AimCondition> OfTags(IReadOnlyList<string> tags)
    {
        Expression<Func<CustomerTrait, bool>>? any = null;
        foreach (var tag in tags.Select(t => t.ToLowerInvariant()))
        {
            var inside = $",{tag},";
            Expression<Func<CustomerTrait, bool>> one = t => ("," + t.Value.ToLower().Replace(", ", ",") + ",").Contains(inside);
            any = any is null ? one : Expression.Lambda<Func<CustomerTrait, bool>>(
                Expression.OrElse(any.Body, new Swap(one.Parameters[0], any.Parameters[0]).Visit(one.Body)), any.Parameters);
        }
        yield return new(db => db.CustomerTraits.Where(t => Marks.Contains(t.Field)).Where(any!).Select(t => t.CustomerId));
    }

    private static async Task<AimCondition> OfManager(StaffDb db, string number, string field, List<Problem> problems, CancellationToken cancel)
    {
        var id = await db.Staff.Where(s => s.Number == number).Select(s => (long?)s.Id).SingleOrDefaultAsync(cancel);
        if (id is null) problems.Add(Outcome.Invalid(field, T("This person does not work here (any more).", "Diese Person arbeitet nicht (mehr) hier.")));
        return OfCustomer(c => c.ManagerId == id);
    }

    private static async Task<AimCondition> OfProducts(StaffDb db, IReadOnlyList<string> numbers, string field, List<Problem> problems, CancellationToken cancel)
    {
        var known = await db.Products.Where(p => numbers.Contains(p.Number)).Select(p => new { p.Id, p.Number }).ToListAsync(cancel);
        var unknown = numbers.Where(n => known.TrueForAll(k => !string.Equals(k.Number, n, StringComparison.OrdinalIgnoreCase))).ToList();
        if (unknown.Count > 0) problems.Add(Outcome.Invalid(field, T($"There is no article {string.Join(", ", unknown)}.", $"Den Artikel {string.Join(", ", unknown)} gibt es nicht.")));
        var ids = known.ConvertAll(k => (long?)k.Id);
        return new(stored => stored.OrderLines.Where(l => ids.Contains(l.ProductId)).Select(l => l.CustomerId));
    }

    private static IReadOnlyList<string> Named(string text, string field, List<Problem> problems)
    {
        var list = AimPart.List(text);
        if (text.Length > AimPart.MostText || list.Count > MostNamed)
            problems.Add(Outcome.Invalid(field, T($"At most {MostNamed} of them, in {AimPart.MostText} characters.", $"Höchstens {MostNamed}, in {AimPart.MostText} Zeichen.")));
        return list;
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
