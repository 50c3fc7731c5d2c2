using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;

namespace Portal.Server.Features.Complaints;

/// <summary>Something visible happened to a complaint.</summary>
internal sealed record News(long CustomerId, string Number, DateTimeOffset At);

/// <summary>
/// Tells the open streams of customers what happens to complaints, on whatever node it happened: one look a second for all of them, and
/// none while nobody listens.
/// </summary>
internal sealed partial class NewsFeed(Databases databases, ILogger<NewsFeed> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>An event with a lower key may be committed after one with a higher: so far back is looked again.</summary>
    private const int Overlap = 200, AtOnce = 500;

    private readonly Lock listening = new();
    private readonly List<Listener> listeners = [];
    private readonly SemaphoreSlim someone = new(0, 1);

    /// <summary>Hears of one customer's complaints until it is disposed.</summary>
    public Listener Listen(long customer)
    {
        var listener = new Listener(customer, left =>
        {
            lock (listening) listeners.Remove(left);
        });
        lock (listening)
        {
            listeners.Add(listener);
            if (listeners.Count == 1 && someone.CurrentCount == 0) someone.Release();
        }
        return listener;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await someone.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await Watch(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
                await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (someone.CurrentCount == 0) someone.Release();
            }
        }
    }

    private async Task Watch(CancellationToken cancel)
    {
        // What has happened by now is no news.
        var (last, seen) = await Known(cancel);
        while (All() is { Length: > 0 } all)
        {
            var (from, found) = (last - Overlap, new List<(long Id, News News)>());
            await using (var db = databases.OpenStaff(Actor.System))
            {
                var rows = await db.Events.Where(e => e.Id > from && e.Visible && e.SubjectKind == SubjectKind.Complaint).OrderBy(e => e.Id).Take(AtOnce)
                    .Select(e => new { e.Id, e.CustomerId, e.SubjectNumber, e.At }).ToListAsync(cancel);
                found.AddRange(rows.Where(r => seen.Add(r.Id) && r.Id > last - Overlap).Select(r => (r.Id, new News(r.CustomerId, r.SubjectNumber, r.At))));
            }
            foreach (var (id, news) in found)
            {
                last = Math.Max(last, id);
                foreach (var listener in all.Where(l => l.Customer == news.CustomerId)) listener.Tell(news);
            }
            seen.RemoveWhere(id => id <= last - Overlap);
            await Task.Delay(Every, cancel);
        }
    }

    private async Task<(long Last, HashSet<long> Seen)> Known(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var newest = await db.Events.OrderByDescending(e => e.Id).Take(Overlap).Select(e => e.Id).ToListAsync(cancel);
        return (newest.Count == 0 ? 0 : newest[0], [.. newest]);
    }

    private Listener[] All()
    {
        lock (listening) return [.. listeners];
    }

    [LoggerMessage(LogLevel.Warning, "What happened to complaints could not be read; it is tried again")]
    private partial void Failed(Exception e);
}

/// <summary>One customer's news as they come.</summary>
internal sealed class Listener(long customer, Action<Listener> leave) : IDisposable
{
    // Whoever reads too slowly misses the oldest: each says no more than "look again".
    private readonly Channel<News> channel = Channel.CreateBounded<News>(new BoundedChannelOptions(50) { FullMode = BoundedChannelFullMode.DropOldest });

    public long Customer => customer;

    public void Tell(News news) => channel.Writer.TryWrite(news);

    /// <returns>The next one; null where none came within the time.</returns>
    public async Task<News?> Next(TimeSpan within, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(within);
        try
        {
            return await channel.Reader.ReadAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => leave(this);
}
