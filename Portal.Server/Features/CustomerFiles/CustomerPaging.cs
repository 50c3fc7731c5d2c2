using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Customers;
using Portal.Shared.Common;

namespace Portal.Server.Features.CustomerFiles;

/// <summary>Pages customers by name and number, first to last. The cursor is that pair, so a page costs the same wherever it stands.</summary>
internal static class CustomerPaging
{
    /// <param name="show">Turns the rows of the page into the contract's, at once.</param>
    public static async Task<Page<TOut>> Read<TOut>(
        IQueryable<Customer> customers, PageAt at, Func<IQueryable<Customer>, Task<List<(string Cursor, TOut Row)>>> show, CancellationToken cancel)
    {
        var total = await CustomerQuery.Count(customers, cancel);
        var backwards = at is { After: null, Before: not null };
        var cursor = backwards ? at.Before : at.After;
        var query = backwards ? Before(customers, cursor) : After(customers, cursor);
        var found = await show(query.Take(PageAt.Size + 1));
        var more = found.Count > PageAt.Size;
        if (more) found.RemoveAt(PageAt.Size);
        if (backwards) found.Reverse();
        if (found.Count == 0) return new([], null, null, total);
        var hasPrevious = backwards ? more : Parse(cursor) is not null;
        return new([.. found.Select(f => f.Row)], backwards || more ? found[^1].Cursor : null, hasPrevious ? found[0].Cursor : null, total);
    }

    /// <summary>The customers after a cursor, in order; all of them without one.</summary>
    public static IQueryable<Customer> After(IQueryable<Customer> customers, string? cursor)
    {
        // First a range, which the index is entered by; then what of it is behind the cursor.
        if (Parse(cursor) is var (key, number) && key is not null)
        {
            customers = customers.Where(c => string.Compare(c.NameKey, key) >= 0 && (string.Compare(c.NameKey, key) > 0 || string.Compare(c.Number, number) > 0));
        }
        return customers.OrderBy(c => c.NameKey).ThenBy(c => c.Number);
    }

    public static string Cursor(string nameKey, string number) => $"{nameKey}~{number}";

    private static IQueryable<Customer> Before(IQueryable<Customer> customers, string? cursor)
    {
        if (Parse(cursor) is var (key, number) && key is not null)
        {
            customers = customers.Where(c => string.Compare(c.NameKey, key) <= 0 && (string.Compare(c.NameKey, key) < 0 || string.Compare(c.Number, number) < 0));
        }
        return customers.OrderByDescending(c => c.NameKey).ThenByDescending(c => c.Number);
    }

    /// <summary>A cursor that nobody gave out is the first page. Keys hold letters, digits and spaces, never the sign between.</summary>
    private static (string Key, string Number)? Parse(string? cursor) =>
        cursor?.Split('~', 2) is [var key, var number] ? (key, number) : null;
}
