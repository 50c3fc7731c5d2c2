using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Portal.Server.Data;

/// <summary>Takes numbers of a series, without gaps: the counter row is locked until the transaction ends.</summary>
internal static class Numbers
{
    /// <summary>"BS-2026-000123": a series that begins anew each year.</summary>
    public static async Task<string> Take(PortalDb db, string prefix, DateOnly today, CancellationToken cancel)
    {
        return Write(prefix, today.Year, await Next(db, Series(prefix, today.Year), cancel));
    }

    /// <summary>The counter of a series that begins anew each year.</summary>
    public static string Series(string prefix, int year) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}");

    /// <summary>The n-th number of such a series, as people read it.</summary>
    public static string Write(string prefix, int year, long n) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-{n:000000}");

    public static Task<long> Next(PortalDb db, string series, CancellationToken cancel) => Block(db, series, 1, cancel);

    /// <summary>Takes several at once.</summary>
    /// <returns>The first of them.</returns>
    public static async Task<long> Block(PortalDb db, string series, int count, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is taken inside the transaction that uses it.");
        var row = db.Counters.Where(c => c.Name == series);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(c => c.Next, c => c.Next + count), cancel) == 1)
        {
            return await row.Select(c => c.Next).SingleAsync(cancel) - count;
        }
        db.Counters.Add(new Counter { Name = series, Next = 1 + count });
        await db.SaveChangesAsync(cancel);
        return 1;
    }
}
