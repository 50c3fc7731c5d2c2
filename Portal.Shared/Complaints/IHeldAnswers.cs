using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>
/// Answers on their way: each waits a few seconds in which whoever wrote it can take it back. Meanwhile it is her draft, and after any
/// failure it is that again: nothing typed is lost.
/// </summary>
public interface IHeldAnswers
{
    /// <summary>Something became of one of the reader's. Raised on any thread.</summary>
    event Action? Changed;

    /// <summary>What the reader has on its way, and what could not be sent.</summary>
    Task<IReadOnlyList<HeldAnswer>> Mine(CancellationToken cancel = default);

    /// <summary>Lets an answer go out in a moment, or now where nothing is held.</summary>
    /// <param name="version">The version on the screen: an edit in between gives <see cref="ProblemKind.Stale"/>, now or when it goes out.</param>
    Task<Outcome> Send(string complaint, int version, MessageDraft answer, CancellationToken cancel = default);

    /// <summary>Takes it back; refused once it is gone.</summary>
    Task<Outcome> TakeBack(string complaint, CancellationToken cancel = default);

    /// <summary>Forgets why one could not be sent.</summary>
    Task Dismiss(string complaint, CancellationToken cancel = default);
}

/// <param name="GoesAt">When it goes out.</param>
/// <param name="Problem">Why it could not; null while it is on its way.</param>
public sealed record HeldAnswer(string Complaint, DateTimeOffset GoesAt, string? Problem);
