using Microsoft.JSInterop;

namespace Portal.Client.Ui;

/// <summary>What a page looks at again and again while it is open.</summary>
public static class Watching
{
    /// <param name="leaving">Cancelled where the page is left.</param>
    public static async Task Every(TimeSpan period, Func<Task> look, CancellationToken leaving)
    {
        ArgumentNullException.ThrowIfNull(look);
        using var timer = new PeriodicTimer(period);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving)) await look();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or JSDisconnectedException or UnauthorizedAccessException)
        {
            // The page was left, or the session ended: whatever is done next says so.
        }
    }
}
