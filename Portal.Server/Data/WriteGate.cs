namespace Portal.Server.Data;

/// <summary>
/// SQLite has one writer. Eight that compete on its busy handler wait up to 1.65 s, eight in a line 23 ms: so they line up
/// here, without blocking a thread. The servers need no gate and pass at once.
/// </summary>
internal sealed class WriteGate(bool needed) : IDisposable
{
    private readonly SemaphoreSlim line = new(1, 1);

    public async ValueTask<IDisposable> Enter(CancellationToken cancel)
    {
        if (!needed) return Passage.Free;
        await line.WaitAsync(cancel);
        return new Passage(line);
    }

    public void Dispose() => line.Dispose();

    private sealed class Passage(SemaphoreSlim? line) : IDisposable
    {
        public static readonly Passage Free = new(null);
        private int left;

        public void Dispose()
        {
            if (line is not null && Interlocked.Exchange(ref left, 1) == 0) line.Release();
        }
    }
}
