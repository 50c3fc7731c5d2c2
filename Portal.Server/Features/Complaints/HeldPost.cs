using System.Collections.Concurrent;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>
/// Answers that wait a moment before they go out. They wait here and not in the browser, so that a closed window loses none; a server
/// that stops sends them first, and after one that died they are drafts.
/// </summary>
internal sealed class HeldPost(IServiceScopeFactory scopes, PortalSettings settings, Clock clock) : IHostedService
{
    private readonly ConcurrentDictionary<(string Session, string Complaint), Held> waiting = [];

    /// <summary>Names the session of whoever wrote it.</summary>
    public event Action<string>? Changed;

    public TimeSpan HeldFor => TimeSpan.FromSeconds(settings.Complaints.UndoSeconds);

    public IReadOnlyList<HeldAnswer> Of(string session) =>
        [.. waiting.Where(w => w.Key.Session == session).Select(w => new HeldAnswer(w.Key.Complaint, w.Value.GoesAt, w.Value.Problem)).OrderBy(h => h.GoesAt)];

    public void Hold(string session, string complaint, int version, MessageDraft answer)
    {
        var held = new Held(version, answer, clock.Now + HeldFor);
        waiting[(session, complaint)] = held;
        held.Going = Go((session, complaint), held);
        Changed?.Invoke(session);
    }

    /// <returns>False where it is gone already.</returns>
    public bool TakeBack(string session, string complaint)
    {
        if (!waiting.TryGetValue((session, complaint), out var held) || !held.Decide()) return false;
        Forget(session, complaint);
        return true;
    }

    public void Forget(string session, string complaint)
    {
        if (waiting.TryRemove((session, complaint), out var held)) held.Hurry.Dispose();
        Changed?.Invoke(session);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var going = waiting.Values.Where(h => h.Problem is null).ToList();
        foreach (var held in going) await held.Hurry.CancelAsync();
        await Task.WhenAll(going.Select(h => h.Going)).WaitAsync(cancellationToken);
    }

    private async Task Go((string Session, string Complaint) key, Held held)
    {
        await Task.Delay(HeldFor, held.Hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!held.Decide()) return;
        held.Problem = await Send(key.Session, key.Complaint, held);
        if (held.Problem is null) Forget(key.Session, key.Complaint);
        else Changed?.Invoke(key.Session);
    }

    private async Task<string?> Send(string session, string complaint, Held held)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Whoever wrote it is looked up anew: a right that was taken in this moment counts.
        scope.ServiceProvider.GetRequiredService<CurrentActor>().CarryOn(session);
        try
        {
            var outcome = await scope.ServiceProvider.GetRequiredService<IComplaintDesk>().Answer(complaint, held.Version, held.Answer, CancellationToken.None);
            return outcome.Succeeded ? null : string.Join(" ", outcome.Problems.Select(p => p.Message));
        }
        catch (UnauthorizedAccessException)
        {
            return Texts.T("Your session ended before it went out.", "Ihre Sitzung endete, bevor sie hinausging.");
        }
    }

    private sealed class Held(int version, MessageDraft answer, DateTimeOffset goesAt)
    {
        private int decided;

        public int Version => version;

        public MessageDraft Answer => answer;

        public DateTimeOffset GoesAt => goesAt;

        public CancellationTokenSource Hurry { get; } = new();

        public Task Going { get; set; } = Task.CompletedTask;

        public string? Problem { get; set; }

        /// <summary>True for the first who asks: it goes, or it is taken back, never both.</summary>
        public bool Decide() => Interlocked.Exchange(ref decided, 1) == 0;
    }
}
