using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Orders;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

internal sealed partial class MyComplaints
{
    private static readonly KeyPaging<Row, DateTimeOffset> Paging = new(r => r.ReceivedAt, r => r.Number);

    public async Task<Page<ComplaintSummary>> List(ComplaintList list, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var complaints = list.OpenOnly ? db.Complaints.Where(c => c.Stage != Stage.Closing) : db.Complaints;
        foreach (var word in SearchWords.Asked(list.Search))
        {
            var hits = SearchIndex.Hits(db, SearchKind.Complaint, word);
            complaints = complaints.Where(c => hits.Contains(c.Number));
        }
        return await Paging.Read(complaints.Select(c => new Row
        {
            Number = c.Number, ReceivedAt = c.ReceivedAt, Kind = c.Kind, Subject = c.Subject, OrderNumber = c.OrderNumber,
            Stage = c.Stage, WaitingFor = c.WaitingFor, SolvedAt = c.SolvedAt, DueAt = c.DueAt, ClosedAt = c.ClosedAt,
            ContestedAt = c.ContestedAt, OpenRemedies = c.OpenRemedies, Joined = c.JoinedToId != null,
        }), list.At, r => new ComplaintSummary(r.Number, r.Kind, r.Subject, clock.DayOf(r.ReceivedAt), r.OrderNumber, StateOf(r)), cancel);
    }

    public async Task<MyComplaint?> Read(string number, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var found = await db.Complaints.Where(c => c.Number == number).Select(c => new
        {
            c.Id, c.ProductName, c.WantedRemedy, c.Outcome, c.Contentment, c.InvoiceNumber, c.Quantity,
            JoinedTo = db.Complaints.Where(o => o.Id == c.JoinedToId).Select(o => o.Number).FirstOrDefault(),
            Joined = db.Complaints.Where(j => j.JoinedToId == c.Id).Select(j => new JoinedComplaint(j.Id, j.Number)).ToList(),
            Row = new Row
            {
                Number = c.Number, ReceivedAt = c.ReceivedAt, Kind = c.Kind, Subject = c.Subject, OrderNumber = c.OrderNumber,
                Stage = c.Stage, WaitingFor = c.WaitingFor, SolvedAt = c.SolvedAt, DueAt = c.DueAt, ClosedAt = c.ClosedAt,
                ContestedAt = c.ContestedAt, OpenRemedies = c.OpenRemedies, Joined = c.JoinedToId != null,
            },
        }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var row = found.Row;
        var thread = await ComplaintThread.Read(db, found.Id, number, found.Joined, cancel);
        return new MyComplaint(
            row.Number, row.Kind, row.Subject, row.ReceivedAt, row.OrderNumber, found.ProductName, found.WantedRemedy, row.Stage,
            found.Outcome, StateOf(row), MayWrite ? Steps.ForCustomer(row.Standing with { Rated = found.Contentment != Contentment.None }, clock.Now) : [], thread)
        {
            Remedies = await Remedies(db, found.Id, cancel), JoinedTo = found.JoinedTo, Contentment = found.Contentment, InvoiceNumber = found.InvoiceNumber, Quantity = found.Quantity,
            InvoiceIsSeen = found.InvoiceNumber is { } invoice && await db.Invoices.AnyAsync(i => i.Number == invoice, cancel),
            OrderIsSeen = await db.SeesOrder(row.OrderNumber, s => s.Complaints, cancel),
        };
    }

    public async Task<ComplaintSubject?> Begin(string? orderNumber, int? line, string? invoiceNumber, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var found = await FoundSubject.Find(db, (current.Customer as CustomerActor)?.CustomerId ?? -1, new(orderNumber, line, invoiceNumber, ""), cancel);
        return !found.Succeeded ? null
            : new ComplaintSubject(found.Value.Order?.Number, found.Value.Line?.Position, found.Value.Line?.ProductName, found.Value.Line?.Quantity, found.Value.Invoice?.Number);
    }

    private async Task<IReadOnlyList<MyRemedy>> Remedies(PortalDb db, long complaint, CancellationToken cancel)
    {
        var remedies = await db.GivenRemedies.AsNoTracking().Where(r => r.ComplaintId == complaint).OrderBy(r => r.Position).ToListAsync(cancel);
        return remedies.ConvertAll(r => new MyRemedy(r.Kind, r.What, post.Worth(r.Kind is Remedy.Credit or Remedy.Discount ? r.Value : null), r.State, r.DueOn, r.EndedAt is { } ended ? clock.DayOf(ended) : null, r.Result));
    }

    private State StateOf(Row r) => ComplaintWords.State(new ComplaintFacts(
        r.Stage, r.WaitingFor, r.SolvedAt is not null, r.DueAt is { } due ? clock.DayOf(due) : null,
        Steps.ForCustomer(r.Standing, clock.Now).Contains(Step.Reopen))
    { Contested = r.ContestedAt is not null, OpenRemedies = r.OpenRemedies, Joined = r.Joined }, clock.Today);

    private sealed class Row
    {
        public required string Number { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public ComplaintKind Kind { get; init; }
        public required string Subject { get; init; }
        public string? OrderNumber { get; init; }
        public Stage Stage { get; init; }
        public WaitingFor WaitingFor { get; init; }
        public DateTimeOffset? SolvedAt { get; init; }
        public DateTimeOffset? DueAt { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public DateTimeOffset? ContestedAt { get; init; }
        public int OpenRemedies { get; init; }
        public bool Joined { get; init; }

        public Standing Standing => new(Kind, Stage, WaitingFor) { Solved = SolvedAt is not null, ClosedAt = ClosedAt, Joined = Joined };
    }
}
