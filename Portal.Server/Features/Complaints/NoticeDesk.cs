using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <inheritdoc cref="INoticeDesk"/>
internal sealed class NoticeDesk(Databases databases, CurrentActor current, Clock clock) : INoticeDesk
{
    /// <summary>As many as one transaction takes at once.</summary>
    private const int Some = 500;

    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.At, r => r.Number);

    public event Action? Changed;

    public async Task<Tally> Waiting(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        return new Tally(await Unseen(db, actor).Take(Tally.Limit + 1).CountAsync(cancel));
    }

    public async Task<Page<NoticeEntry>> List(PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var rows = from n in db.StaffNotices.AsNoTracking()
                   where n.StaffId == actor.StaffId
                   join c in db.Complaints on n.ComplaintId equals c.Id
                   join customer in db.Customers on n.CustomerId equals customer.Id
                   select new Row { At = n.At, Number = n.Number, Notice = n, Complaint = c.Number, Subject = c.Subject, Customer = customer.Name };
        return await Paging.Read(rows, at, r => new NoticeEntry(r.Number, r.Complaint, r.Subject, r.Customer, r.Notice.Says, r.At, r.Notice.SeenAt is null), cancel);
    }

    public Task Seen(string complaint, CancellationToken cancel) => See((db, mine) => mine.Where(n => db.Complaints.Any(c => c.Id == n.ComplaintId && c.Number == complaint)), cancel);

    public Task SeenAll(CancellationToken cancel) => See((_, mine) => mine, cancel);

    private async Task See(Func<StaffDb, IQueryable<StaffNotice>, IQueryable<StaffNotice>> some, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        // Every page of a complaint asks; hardly any of them has to write.
        await using (var db = databases.OpenStaff(actor))
        {
            if (!await some(db, Unseen(db, actor)).AnyAsync(cancel)) return;
        }
        for (var count = Some; count == Some;)
        {
            var outcome = await databases.WriteAsStaff<int>(actor, async db =>
            {
                var notices = await some(db, Unseen(db, actor)).OrderBy(n => n.Id).Take(Some).ToListAsync(cancel);
                foreach (var notice in notices) notice.SeenAt = clock.Now;
                return notices.Count;
            }, cancel);
            count = outcome.Succeeded ? outcome.Value : 0;
        }
        Changed?.Invoke();
    }

    private static IQueryable<StaffNotice> Unseen(StaffDb db, StaffActor actor) => db.StaffNotices.Where(n => n.StaffId == actor.StaffId && n.SeenAt == null);

    private sealed class Row
    {
        public DateTimeOffset At { get; init; }

        public required string Number { get; init; }

        public required StaffNotice Notice { get; init; }

        public required string Complaint { get; init; }

        public required string Subject { get; init; }

        public required string Customer { get; init; }
    }
}
