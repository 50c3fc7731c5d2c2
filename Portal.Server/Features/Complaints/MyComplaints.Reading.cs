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
        }), list.At, r => new ComplaintSummary(r.Number, r.Kind, r.Subject, clock.DayOf(r.ReceivedAt), r.OrderNumber, StateOf(r)), cancel);
    }

    public async Task<MyComplaint?> Read(string number, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var found = await db.Complaints.Where(c => c.Number == number).Select(c => new
        {
            c.Id, c.ProductName, c.WantedRemedy, c.Outcome,
            Row = new Row
            {
                Number = c.Number, ReceivedAt = c.ReceivedAt, Kind = c.Kind, Subject = c.Subject, OrderNumber = c.OrderNumber,
                Stage = c.Stage, WaitingFor = c.WaitingFor, SolvedAt = c.SolvedAt, DueAt = c.DueAt, ClosedAt = c.ClosedAt,
            },
        }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var row = found.Row;
        var thread = await ComplaintThread.Read(db, found.Id, number, cancel);
        return new MyComplaint(
            row.Number, row.Kind, row.Subject, row.ReceivedAt, row.OrderNumber, found.ProductName, found.WantedRemedy, row.Stage,
            found.Outcome, StateOf(row), MayWrite ? Steps.ForCustomer(row.Stage, row.SolvedAt is not null, row.ClosedAt, clock.Now) : [], thread)
        {
            OrderIsSeen = await db.SeesOrder(row.OrderNumber, s => s.Complaints, cancel),
        };
    }

    public async Task<ComplaintSubject?> Begin(string orderNumber, int? line, CancellationToken cancel)
    {
        await using var db = databases.Open(current.Customer);
        var order = await db.Orders.Where(o => o.Number == orderNumber)
            .Select(o => new { o.Number, o.OrderedOn, Lines = o.Lines.OrderBy(l => l.Position).Select(l => new { l.Position, l.ProductName }).ToList() })
            .SingleOrDefaultAsync(cancel);
        if (order is null) return null;
        var wanted = order.Lines.SingleOrDefault(l => l.Position == line);
        return line is not null && wanted is null
            ? null
            : new ComplaintSubject(order.Number, order.OrderedOn, wanted?.Position, wanted?.ProductName, [.. order.Lines.Select(l => l.ProductName)]);
    }

    private State StateOf(Row r) => ComplaintWords.State(new ComplaintFacts(
        r.Stage, r.WaitingFor, r.SolvedAt is not null, r.DueAt is { } due ? clock.DayOf(due) : null,
        Steps.ForCustomer(r.Stage, r.SolvedAt is not null, r.ClosedAt, clock.Now).Contains(Step.Reopen)), clock.Today);

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
    }
}
