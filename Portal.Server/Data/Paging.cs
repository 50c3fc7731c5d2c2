using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Shared.Common;

namespace Portal.Server.Data;

/// <summary>
/// Pages a list that is ordered by (a day, moment or name, the number), the last first unless it is asked for upwards. The cursor is
/// that pair, so a page costs the same wherever it stands, and rows added meanwhile shift nothing.
/// </summary>
/// <typeparam name="TRow">What the query gives before it is turned into the contract's record.</typeparam>
internal sealed class KeyPaging<TRow, TKey>(Expression<Func<TRow, TKey>> key, Expression<Func<TRow, string>> number)
    where TKey : IComparable<TKey>, IParsable<TKey>
{
    private readonly Func<TRow, TKey> keyOf = key.Compile();
    private readonly Func<TRow, string> numberOf = number.Compile();

    public Task<Page<TOut>> Read<TOut>(IQueryable<TRow> rows, PageAt at, Func<TRow, TOut> show, CancellationToken cancel) =>
        Read(rows, at, new PageOrder(), show, cancel);

    public Task<Page<TOut>> Read<TOut>(IQueryable<TRow> rows, PageAt at, PageOrder order, Func<TRow, TOut> show, CancellationToken cancel) =>
        Read(rows, rows, at, order, show, cancel);

    /// <param name="records">The same rows without what a row shows beside them, which costs as much as the rows when a thousand are counted.</param>
    public async Task<Page<TOut>> Read<TOut, TRecord>(
        IQueryable<TRow> rows, IQueryable<TRecord> records, PageAt at, PageOrder order, Func<TRow, TOut> show, CancellationToken cancel)
    {
        var backwards = at is { After: null, Before: not null };
        var cursor = Parse(backwards ? at.Before : at.After);
        var upwards = backwards != order.Upwards;
        var query = Behind(rows, cursor, upwards);
        // The count comes along with the rows: asked by itself it costs as much again as the page.
        var counted = await query.Take(order.Size + 1)
            .Select(r => new Counted { Row = r, Total = records.Take(Tally.Limit + 1).Count() }).ToListAsync(cancel);
        if (counted.Count == 0) return new([], null, null, new Tally(cursor is null ? 0 : await records.Take(Tally.Limit + 1).CountAsync(cancel)));
        var more = counted.Count > order.Size;
        if (more) counted.RemoveAt(order.Size);
        if (backwards) counted.Reverse();
        var hasNext = backwards || more;
        var hasPrevious = backwards ? more : cursor is not null;
        return new(
            [.. counted.Select(c => show(c.Row))], hasNext ? Cursor(counted[^1].Row) : null, hasPrevious ? Cursor(counted[0].Row) : null,
            new Tally(counted[0].Total));
    }

    /// <summary>The number that follows one in a list, whether that one still stands in it or not; null behind the last, and where there is no such one.</summary>
    /// <param name="all">Where the one is found.</param>
    public async Task<string?> Next(IQueryable<TRow> all, IQueryable<TRow> rows, string after, bool upwards, CancellationToken cancel)
    {
        Expression<Func<string>> wanted = () => after;
        var here = await all.SingleOrDefaultAsync(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(number.Body, wanted.Body), number.Parameters[0]), cancel);
        return here is null ? null : await Behind(rows, (keyOf(here), numberOf(here)), upwards).Select(number).FirstOrDefaultAsync(cancel);
    }

    private IQueryable<TRow> Behind(IQueryable<TRow> rows, (TKey Key, string Number)? cursor, bool upwards)
    {
        var behind = cursor is { } from ? rows.Where(Beyond(from, upwards)) : rows;
        return upwards ? behind.OrderBy(key).ThenBy(number) : behind.OrderByDescending(key).ThenByDescending(number);
    }

    private string Cursor(TRow row) => $"{Write(keyOf(row))}~{numberOf(row)}";

    private static string? Write(TKey key) => key switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(key, CultureInfo.InvariantCulture),
    };

    /// <summary>A cursor that nobody gave out is the first page: the address was typed or cut.</summary>
    private static (TKey Key, string Number)? Parse(string? cursor)
    {
        var parts = cursor?.Split('~', 2);
        return parts is { Length: 2 } && TKey.TryParse(parts[0], CultureInfo.InvariantCulture, out var key) ? (key, parts[1]) : null;
    }

    private Expression<Func<TRow, bool>> Beyond((TKey Key, string Number) from, bool upwards)
    {
        var row = key.Parameters[0];
        var rowNumber = new Swap(number.Parameters[0], row).Visit(number.Body);
        // Boxed in a closure, so that the values are parameters and the query is compiled once.
        Expression<Func<TKey>> fromKey = () => from.Key;
        Expression<Func<string>> fromNumber = () => from.Number;
        var (byKey, than) = typeof(TKey) == typeof(string) ? (Compare(key.Body, fromKey.Body), Expression.Constant(0)) : (key.Body, fromKey.Body);
        var byNumber = Compare(rowNumber, fromNumber.Body);
        var zero = Expression.Constant(0);
        // First a range, which an index is entered by; then what of it is behind the cursor.
        return Expression.Lambda<Func<TRow, bool>>(upwards
            ? Expression.AndAlso(Expression.GreaterThanOrEqual(byKey, than), Expression.OrElse(Expression.GreaterThan(byKey, than), Expression.GreaterThan(byNumber, zero)))
            : Expression.AndAlso(Expression.LessThanOrEqual(byKey, than), Expression.OrElse(Expression.LessThan(byKey, than), Expression.LessThan(byNumber, zero))), row);
    }

    private static Expression Compare(Expression a, Expression b) => Expression.Call(typeof(string), nameof(string.Compare), null, a, b);

    private sealed class Counted
    {
        public required TRow Row { get; init; }

        public int Total { get; init; }
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>The direction of a list, and how much of it is read at once.</summary>
/// <param name="Upwards">The smallest first.</param>
internal sealed record PageOrder(bool Upwards = false, int Size = PageAt.Size);
