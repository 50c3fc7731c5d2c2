using Portal.Server.Auth;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="IHeldAnswers"/>
internal sealed class HeldAnswers : IHeldAnswers, IDisposable
{
    private readonly HeldPost post;
    private readonly CurrentActor current;
    private readonly IAnswering answering;
    private readonly IComplaintDesk desk;
    private string? mine;

    public HeldAnswers(HeldPost post, CurrentActor current, IAnswering answering, IComplaintDesk desk)
    {
        (this.post, this.current, this.answering, this.desk) = (post, current, answering, desk);
        post.Changed += Tell;
    }

    public event Action? Changed;

    public async Task<IReadOnlyList<HeldAnswer>> Mine(CancellationToken cancel) => post.Of(await Session());

    public async Task<Outcome> Send(string complaint, int version, MessageDraft answer, CancellationToken cancel)
    {
        if (post.HeldFor == TimeSpan.Zero) return await desk.Answer(complaint, version, answer, cancel);
        var session = await Session();
        if (await answering.Look(complaint, cancel) is not { } state) return Outcome.NotFound;
        if (state.Version != version) return Outcome.Stale;
        var kept = await answering.Keep(complaint, answer.Text, cancel);
        if (kept.Succeeded) post.Hold(session, complaint, version, answer);
        return kept;
    }

    public async Task<Outcome> TakeBack(string complaint, CancellationToken cancel) => post.TakeBack(await Session(), complaint) ? Outcome.Done
        : Outcome.Refused(T("It has gone out already.", "Sie ist schon hinausgegangen."));

    public async Task Dismiss(string complaint, CancellationToken cancel) => post.Forget(await Session(), complaint);

    public void Dispose() => post.Changed -= Tell;

    private void Tell(string session)
    {
        if (session == mine) Changed?.Invoke();
    }

    private async Task<string> Session() => mine = (await current.Signed() ?? throw new SessionEndedException()).Session;
}
