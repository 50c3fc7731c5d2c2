using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

internal sealed partial class ComplaintBonds
{
    private const int MostSimilar = 5, MostOpen = 20;

    /// <summary>What is older tells little of how things are made and sent today.</summary>
    private static readonly TimeSpan SimilarFor = TimeSpan.FromDays(365);

    public async Task<Bonds?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var found = await (from c in db.Complaints
                           where c.Number == number
                           from product in db.Products.Where(p => p.Id == c.ProductId).DefaultIfEmpty()
                           select new
                           {
                               c.Id, c.CustomerId, c.ProductId, c.JoinedToId, Product = product == null ? null : product.Number,
                               Followed = db.ComplaintFollowers.Any(f => f.ComplaintId == c.Id && f.StaffId == actor.StaffId),
                           }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var (id, since) = (found.Id, post.Now - SimilarFor);
        var links = Links(db, id).Select(l => l.ComplaintId == id ? l.OtherId : l.ComplaintId);
        var tied = await Show(db, db.Complaints.Where(c => c.JoinedToId == id || c.Id == found.JoinedToId || links.Contains(c.Id)).Take(2 * MostLinks), cancel);
        var similar = found.ProductId is null ? []
            : await Show(db, db.Complaints.Where(c => c.ProductId == found.ProductId && c.Id != id && c.ReceivedAt > since).OrderByDescending(c => c.ReceivedAt).Take(MostSimilar), cancel);
        var open = await Show(db, db.Complaints.Where(c => c.CustomerId == found.CustomerId && c.Id != id && c.Stage != Stage.Closing).OrderByDescending(c => c.ReceivedAt).Take(MostOpen), cancel);
        return new(
            found.Followed, tied.Find(t => t.Id == found.JoinedToId)?.Shown, Shown(tied.Where(t => t.JoinedToId == id)),
            Shown(tied.Where(t => t.JoinedToId != id && t.Id != found.JoinedToId)), Shown(similar), Shown(open))
        { Product = found.Product };
    }

    private async Task<List<Tied>> Show(StaffDb db, IQueryable<Complaint> complaints, CancellationToken cancel)
    {
        var now = post.Now;
        var rows = await complaints.Join(db.Customers, c => c.CustomerId, k => k.Id, (c, k) => new
        {
            c.Id, c.JoinedToId, c.Number, c.Subject, k.Name, c.ReceivedAt, c.Stage, c.WaitingFor, c.SolvedAt, c.DueAt,
        }).ToListAsync(cancel);
        return [.. rows.OrderByDescending(r => r.ReceivedAt).Select(r => new Tied(r.Id, r.JoinedToId, new(
            r.Number, r.Subject, r.Name, r.ReceivedAt, r.Stage, r.WaitingFor, r.SolvedAt is not null, r.Stage != Stage.Closing && r.WaitingFor == WaitingFor.Us && r.DueAt < now)))];
    }

    private static IReadOnlyList<BoundComplaint> Shown(IEnumerable<Tied> tied) => [.. tied.Select(t => t.Shown)];

    private sealed record Tied(long Id, long? JoinedToId, BoundComplaint Shown);
}
