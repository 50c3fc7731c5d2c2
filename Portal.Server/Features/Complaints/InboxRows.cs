using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Complaints;

/// <summary>Reads complaints as rows, in the order of a view, by its key.</summary>
internal static class InboxRows
{
    private static readonly KeyPaging<InboxRecord, DateTimeOffset>
        ByReceipt = new(r => r.ReceivedAt, r => r.Number), ByDate = new(r => r.DueKey, r => r.Number), ByLastWord = new(r => r.LastWordAt, r => r.Number);

    private static readonly KeyPaging<InboxRecord, int> BySeverity = new(r => r.SeverityRank, r => r.Number);

    private static readonly KeyPaging<InboxRecord, string> ByCustomer = new(r => r.CustomerKey, r => r.Number);

    public static Task<Page<InboxRow>> Read(
        StaffDb db, IQueryable<Complaint> complaints, InboxList list, PageAt at, DateTimeOffset now, CancellationToken cancel, int size = PageAt.Size)
    {
        var rows = Rows(db, complaints);
        var order = new PageOrder(Upwards(list), size);
        return list.Sort switch
        {
            InboxSort.Due => ByDate.Read(rows, complaints, at, order, r => r.Show(now), cancel),
            InboxSort.LastWord => ByLastWord.Read(rows, complaints, at, order, r => r.Show(now), cancel),
            InboxSort.Customer => ByCustomer.Read(rows, complaints, at, order, r => r.Show(now), cancel),
            InboxSort.Severity => BySeverity.Read(rows, complaints, at, order, r => r.Show(now), cancel),
            _ => ByReceipt.Read(rows, complaints, at, order, r => r.Show(now), cancel),
        };
    }

    /// <summary>The number of the complaint that follows one in a view; null behind the last.</summary>
    public static Task<string?> Next(StaffDb db, IQueryable<Complaint> complaints, InboxList list, string number, CancellationToken cancel)
    {
        var (all, rows, up) = (Rows(db, db.Complaints), Rows(db, complaints), Upwards(list));
        return list.Sort switch
        {
            InboxSort.Due => ByDate.Next(all, rows, number, up, cancel),
            InboxSort.LastWord => ByLastWord.Next(all, rows, number, up, cancel),
            InboxSort.Customer => ByCustomer.Next(all, rows, number, up, cancel),
            InboxSort.Severity => BySeverity.Next(all, rows, number, up, cancel),
            _ => ByReceipt.Next(all, rows, number, up, cancel),
        };
    }

    /// <summary>The next date and the names from A go upwards by nature, the newest does not.</summary>
    private static bool Upwards(InboxList list) => list.Sort is InboxSort.Due or InboxSort.Customer != list.Turned;

    private static IQueryable<InboxRecord> Rows(StaffDb db, IQueryable<Complaint> complaints) =>
        from c in complaints
        join customer in db.Customers on c.CustomerId equals customer.Id
        from assignee in db.Staff.Where(s => s.Id == c.AssigneeId).DefaultIfEmpty()
        select new InboxRecord
        {
            Number = c.Number, Version = c.Version, Kind = c.Kind, Subject = c.Subject, CustomerName = customer.Name, CustomerNumber = customer.Number,
            CustomerKey = customer.NameKey, Class = customer.Class, AssigneeName = assignee == null ? null : assignee.Name, Stage = c.Stage,
            WaitingFor = c.WaitingFor, Solved = c.SolvedAt != null, ReceivedAt = c.ReceivedAt, DueAt = c.DueAt, DueKey = c.DueKey,
            LastWordAt = c.LastWordAt, SnoozedUntil = c.SnoozedUntil, OrderNumber = c.OrderNumber, Severity = c.Severity, SeverityRank = c.SeverityRank,
        };

    private sealed class InboxRecord
    {
        public required string Number { get; init; }
        public int Version { get; init; }
        public ComplaintKind Kind { get; init; }
        public required string Subject { get; init; }
        public required string CustomerName { get; init; }
        public required string CustomerNumber { get; init; }
        public required string CustomerKey { get; init; }
        public CustomerClass Class { get; init; }
        public string? AssigneeName { get; init; }
        public Stage Stage { get; init; }
        public WaitingFor WaitingFor { get; init; }
        public bool Solved { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public DateTimeOffset? DueAt { get; init; }
        public DateTimeOffset DueKey { get; init; }
        public DateTimeOffset LastWordAt { get; init; }
        public DateTimeOffset? SnoozedUntil { get; init; }
        public string? OrderNumber { get; init; }
        public Severity? Severity { get; init; }
        public int SeverityRank { get; init; }

        public InboxRow Show(DateTimeOffset now) => new(
            Number, Version, Kind, Subject, CustomerName, AssigneeName, Stage, WaitingFor, Solved, ReceivedAt, DueAt,
            Stage != Stage.Closing && WaitingFor == WaitingFor.Us && DueAt < now)
        {
            CustomerNumber = CustomerNumber, Class = Class, OrderNumber = OrderNumber, LastWordAt = LastWordAt, Severity = Severity, SnoozedUntil = SnoozedUntil > now ? SnoozedUntil : null,
        };
    }
}
