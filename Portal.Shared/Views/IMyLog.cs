using Portal.Shared.Common;

namespace Portal.Shared.Views;

/// <summary>
/// Who of the company that runs the portal saw it as the reader sees it. Whoever manages the users of her company reads all views of it,
/// everybody else those in her own name.
/// </summary>
public interface IMyLog
{
    /// <summary>Newest first.</summary>
    Task<Page<LoggedView>> List(PageAt at, CancellationToken cancel = default);
}

/// <param name="Viewer">Who looked.</param>
/// <param name="User">As whom.</param>
/// <param name="IsMine">It was in the reader's own name.</param>
/// <param name="EndedAt">Null while it goes on.</param>
/// <param name="Until">When it is over at the latest.</param>
public sealed record LoggedView(
    string Number, string Viewer, string User, bool IsMine, string Reason, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset Until);
