using System.Collections.Concurrent;
using Portal.Server.Data;

namespace Portal.Server.Mail;

/// <summary>
/// Commits the small steps of several connections together: a commit costs a write to the disk, however much is in it. Whoever
/// finds the door free takes along all who wait.
/// </summary>
internal sealed class MailSteps(Databases databases) : IDisposable
{
    private const int MostAtOnce = 32;

    private readonly ConcurrentQueue<Step> waiting = new();
    private readonly SemaphoreSlim door = new(1, 1);

    /// <returns>How many rows it changed, once that is committed.</returns>
    public async Task<int> Do(Func<StaffDb, Task<int>> change)
    {
        var step = new Step(change);
        waiting.Enqueue(step);
        await door.WaitAsync();
        try
        {
            while (!step.Done.Task.IsCompleted) await CommitWaiting();
        }
        finally
        {
            door.Release();
        }
        return await step.Done.Task;
    }

    public void Dispose() => door.Dispose();

    private async Task CommitWaiting()
    {
        var together = new List<Step>();
        while (together.Count < MostAtOnce && waiting.TryDequeue(out var step)) together.Add(step);
        try
        {
            await Commit(together);
        }
        catch (Exception) when (together.Count > 1)
        {
            // One of them may be at fault: the others are not to suffer for it.
            foreach (var step in together) await CommitAlone(step);
        }
        catch (Exception e)
        {
            together[0].Done.SetException(e);
        }
    }

    private async Task CommitAlone(Step step)
    {
        try
        {
            await Commit([step]);
        }
        catch (Exception e)
        {
            step.Done.SetException(e);
        }
    }

    private async Task Commit(List<Step> together)
    {
        var rows = new int[together.Count];
        await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = await together[i].Change(db);
            return true;
        }, CancellationToken.None);
        for (var i = 0; i < rows.Length; i++) together[i].Done.SetResult(rows[i]);
    }

    private sealed record Step(Func<StaffDb, Task<int>> Change)
    {
        public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
