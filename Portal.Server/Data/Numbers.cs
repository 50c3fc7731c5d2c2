using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Portal.Server.Data;

/// <summary>Takes numbers of a series, without gaps: the counter row is locked until the transaction ends.</summary>
internal static class Numbers
{
    /// <summary>"BS-2026-000123": a series that begins anew each year.</summary>
    public static async Task<string> Take(PortalDb db, string prefix, DateOnly today, CancellationToken cancel)
    {
        var series = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{today.Year}");
        var next = await Next(db, series, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{next:000000}");
    }

    public static async Task<long> Next(PortalDb db, string series, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is taken inside the transaction that uses it.");
        var row = db.Counters.Where(c => c.Name == series);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(c => c.Next, c => c.Next + 1), cancel) == 1)
        {
            return await row.Select(c => c.Next).SingleAsync(cancel) - 1;
        }
        db.Counters.Add(new Counter { Name = series, Next = 2 });
        await db.SaveChangesAsync(cancel);
        return 1;
    }
}
