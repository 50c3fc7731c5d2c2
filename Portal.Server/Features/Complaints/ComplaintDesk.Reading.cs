using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Staff;

namespace Portal.Server.Features.Complaints;

internal sealed partial class ComplaintDesk
{
    public async Task<Page<InboxRow>> OfCustomer(string customerNumber, PageAt at, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var customer = await db.Customers.Where(c => c.Number == customerNumber).Select(c => c.Id).SingleOrDefaultAsync(cancel);
        return await InboxRows.Read(db, db.Complaints.Where(c => c.CustomerId == customer), new InboxList(""), at, clock.Now, cancel);
    }

    public async Task<Tally> NewAnswers(DateTimeOffset since, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var fresh = db.ComplaintMessages.Where(m => m.At > since && !m.FromStaff);
        // Most of the time there is none, and that is one look into an index.
        if (!await fresh.AnyAsync(cancel)) return default;
        var answering = await ComplaintViews.Answering(db, actor, clock.Today, cancel);
        return new Tally(await fresh.Where(m => m.Complaint!.AssigneeId == null || answering.Contains(m.Complaint.AssigneeId.Value)).Take(Tally.Limit + 1).CountAsync(cancel));
    }

    public async Task<DeskComplaint?> Read(string number, CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        var found = await (from c in db.Complaints.AsNoTracking()
                           where c.Number == number
                           join customer in db.Customers on c.CustomerId equals customer.Id
                           from assignee in db.Staff.Where(s => s.Id == c.AssigneeId).DefaultIfEmpty()
                           select new
                           {
                               Complaint = c, CustomerNumber = customer.Number, CustomerName = customer.Name, Assignee = assignee == null ? null : assignee.Name,
                               Joined = db.Complaints.Where(j => j.JoinedToId == c.Id).Select(j => new JoinedComplaint(j.Id, j.Number)).ToList(),
                           })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var (complaint, times) = (found.Complaint, await post.Times.Read(db, cancel));
        var thread = await ComplaintThread.Read(db, complaint.Id, number, found.Joined, cancel);
        var cause = new CauseRef(complaint.Cause, complaint.CauseKey);
        return new DeskComplaint(
            complaint.Number, complaint.Version, complaint.Kind, complaint.Subject, complaint.Stage, complaint.WaitingFor,
            complaint.SolvedAt is not null, complaint.Outcome, cause, complaint.WantedRemedy, complaint.ReceivedAt, complaint.DueAt,
            complaint.IsOverdue(clock.Now), complaint.AssigneeId, found.Assignee, found.CustomerNumber, found.CustomerName,
            complaint.FiledByName, complaint.OrderNumber, complaint.ProductName, actor.May(StaffRight.AnswerComplaints) ? Steps.ForStaff(complaint.Standing) : [], thread,
            await post.Times.Ledger(db, complaint, times, cancel))
        {
            CauseName = complaint.Outcome is null ? "" : times.Causes.Name(cause),
            Channel = complaint.Channel, InvoiceNumber = actor.May(StaffRight.SeeInvoices) ? complaint.InvoiceNumber : null, Quantity = complaint.Quantity,
            Assessment = complaint.Assessment, Contested = complaint.ContestedAt is not null, Contentment = complaint.Contentment, RatingComment = complaint.RatingComment,
            Remedies = await Remedies(db, complaint.Id, actor, cancel),
        };
    }

    private async Task<IReadOnlyList<DeskRemedy>> Remedies(StaffDb db, long complaint, StaffActor actor, CancellationToken cancel)
    {
        var rows = await db.GivenRemedies.AsNoTracking().Where(r => r.ComplaintId == complaint).OrderBy(r => r.Position)
            .Join(db.Staff, r => r.OwnerId, s => s.Id, (r, s) => new { Remedy = r, s.Name }).ToListAsync(cancel);
        return rows.ConvertAll(r => post.Show(r.Remedy, r.Name, actor));
    }

    public async Task<IReadOnlyList<Colleague>> Colleagues(CancellationToken cancel)
    {
        var actor = await current.Staff(cancel);
        await using var db = databases.OpenStaff(actor);
        // Only who signs in here can work on a complaint; imported staff without a user cannot.
        return await db.Staff.Where(s => s.LeftAt == null && db.Users.Any(u => u.StaffId == s.Id)).OrderBy(s => s.Name)
            .Select(s => new Colleague(s.Id, s.Name, s.Id == actor.StaffId)).ToListAsync(cancel);
    }
}
