using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Files;

/// <summary>A kind of file that customers send in. Building blocks know no feature: this is how they learn how large those files are.</summary>
internal interface ISentFiles
{
    /// <summary>The size of each file of one customer, in bytes, found by an index.</summary>
    IQueryable<long> Sizes(StaffDb db, long customer);
}

/// <summary>How much room the files that a customer sends in may take, all together: one cannot fill the disk for all.</summary>
internal sealed class FileQuota(Databases databases, PortalSettings settings, IEnumerable<ISentFiles> kinds) : IDisposable
{
    private readonly Dictionary<long, long> onTheirWay = [];
    private readonly SemaphoreSlim counting = new(1);

    /// <summary>Stores files if there is room, and keeps that room until their record stands: posts at the same time do not count on the same.</summary>
    /// <param name="field">The form's field, for the problem.</param>
    public async Task<Outcome<string>> Within(long customer, IReadOnlyList<Upload> uploads, string field, Func<Task<Outcome<string>>> store, CancellationToken cancel)
    {
        var wanted = uploads.Sum(u => u.Length);
        if (wanted == 0) return await store();
        if (!await Take(customer, wanted, cancel)) return Outcome.Invalid(field, Full);
        try
        {
            return await store();
        }
        finally
        {
            Release(customer, wanted);
        }
    }

    public IQueryable<long> Sizes(StaffDb db, long customer) => kinds.Select(k => k.Sizes(db, customer)).Aggregate((all, more) => all.Concat(more));

    public void Dispose() => counting.Dispose();

    private async Task<bool> Take(long customer, long wanted, CancellationToken cancel)
    {
        await counting.WaitAsync(cancel);
        try
        {
            // Read before the records: what becomes a record meanwhile is counted twice for a moment, and never not at all.
            var coming = Coming(customer);
            await using var db = databases.OpenStaff(Actor.System);
            if (await Sizes(db, customer).SumAsync(cancel) + coming + wanted > settings.Limits.CustomerMegabytes * 1024L * 1024) return false;
            lock (onTheirWay) onTheirWay[customer] = onTheirWay.GetValueOrDefault(customer) + wanted;
            return true;
        }
        finally
        {
            counting.Release();
        }
    }

    private long Coming(long customer)
    {
        lock (onTheirWay) return onTheirWay.GetValueOrDefault(customer);
    }

    private void Release(long customer, long bytes)
    {
        lock (onTheirWay)
        {
            if ((onTheirWay[customer] -= bytes) == 0) onTheirWay.Remove(customer);
        }
    }

    private string Full => T(
        $"There is room for {settings.Limits.CustomerMegabytes} MB of files of your company, and it is used up. Please send this with smaller files or without; if you need more room, tell us.",
        $"Für Dateien Ihrer Firma ist Platz für {settings.Limits.CustomerMegabytes} MB, und er ist aufgebraucht. Bitte senden Sie kleinere Dateien oder keine; wenn Sie mehr Platz brauchen, sagen Sie es uns.");
}
