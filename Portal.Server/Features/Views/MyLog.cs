using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Views;

namespace Portal.Server.Features.Views;

/// <inheritdoc cref="IMyLog"/>
/// <remarks>Which views are the reader's to see is the customer's context's to say.</remarks>
internal sealed class MyLog(Databases databases, CurrentActor current, Clock clock) : IMyLog
{
    private static readonly KeyPaging<Viewing, DateTimeOffset> Paging = new(v => v.StartedAt, v => v.Number);

    public async Task<Page<LoggedView>> List(PageAt at, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        return await Paging.Read(db.Viewings.AsNoTracking(), at, Show, cancel);
    }

    /// <summary>One whose time is over has ended, whether that is written down yet or not.</summary>
    private LoggedView Show(Viewing view) => new(
        view.Number, view.StaffName, view.UserName, view.UserId == current.Customer.UserId, view.Reason, view.StartedAt,
        view.EndedAt ?? (view.Until <= clock.Now ? view.Until : null), view.Until);
}
