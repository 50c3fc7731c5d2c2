namespace Portal.Server.Mail;

/// <summary>Wakes the mail worker.</summary>
internal sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Wake()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Until somebody rings, or the time is over.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancel) => bell.WaitAsync(atMost, cancel);

    public void Dispose() => bell.Dispose();
}
