namespace Portal.Server.Auth;

/// <summary>
/// Password hashes are slow by intention. At most half the cores hash at once, so that fifty people signing in at nine o'clock
/// do not slow the others; the rest queue, and past the queue's end are asked to come back.
/// </summary>
internal sealed class HashGate : IDisposable
{
    private const int QueueLength = 200;

    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int waiting;

    /// <summary>Computed hashes so far; a wrong password and an unknown account must cost the same number.</summary>
    public long Count { get; private set; }

    /// <returns>False when the queue is full.</returns>
    public async Task<bool> Run(Action hash, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref waiting) > QueueLength)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }
        try
        {
            await places.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        try
        {
            await Task.Run(hash, cancel);
            Count++;
        }
        finally
        {
            places.Release();
        }
        return true;
    }

    public void Dispose() => places.Dispose();
}
