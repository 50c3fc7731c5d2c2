using Portal.Shared.Search;

namespace Portal.Client.Staff.Search;

/// <summary>A search that runs while somebody types: a pause in the typing, not every letter, asks the database.</summary>
public sealed class TypedSearch(ISearchDesk desk) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource? running;

    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    /// <summary>What was typed last is not answered yet.</summary>
    public bool IsSearching { get; private set; }

    public async Task Find(string query)
    {
        if (running is not null) await running.CancelAsync();
        var mine = running = new CancellationTokenSource();
        IsSearching = true;
        try
        {
            await Task.Delay(Pause, mine.Token);
            var found = await desk.Find(query, mine.Token);
            if (mine.IsCancellationRequested) return;
            (Hits, IsSearching) = (found, false);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // The next letter came first.
        }
    }

    public void Clear() => Hits = [];

    /// <summary>Whoever asked is gone: the answer is not waited for.</summary>
    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
    }
}
