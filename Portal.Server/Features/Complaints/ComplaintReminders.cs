using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Features.Staff;
using Portal.Server.Hosting;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>A complaint whose date has passed, as the reminder needs it.</summary>
internal sealed record OverdueComplaint(long Id, ComplaintFactsForMail Facts, string CustomerName, DateTimeOffset DueAt, long? AssigneeId);

/// <summary>
/// Reminds of answers that are overdue: at once whoever is in charge (or the customer's manager, or whoever stands in for them, or
/// else all managers), and after
/// half the working time for answering again the managers. Each missed date once: the mail's unique key says so.
/// </summary>
internal sealed class ComplaintReminders(Databases databases, Clock clock, ComplaintPost post, WorkCalendar calendar, PortalSettings settings) : IPortalJob
{
    public string Name => "complaint-reminders";

    public string Title => T("Reminders of overdue complaints", "Erinnerungen an überfällige Beschwerden");

    private TimeSpan UntilManagers => TimeSpan.FromHours(settings.Complaints.DueHours / 2);

    public async Task<int> Run(CancellationToken cancel)
    {
        var reminded = 0;
        foreach (var (complaint, toManager) in await Due(cancel)) reminded += await Remind(complaint, toManager, cancel) ? 1 : 0;
        return reminded;
    }

    public async Task<int> Preview(CancellationToken cancel) => (await Due(cancel)).Count;

    /// <summary>What is overdue and has no reminder for this date yet.</summary>
    private async Task<IReadOnlyList<(OverdueComplaint Complaint, bool ToManager)>> Due(CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        var now = clock.Now;
        var overdue = await (from c in ComplaintViews.Overdue(db, now)
                             where !c.IsHistory && (c.RemindedFor != c.DueAt || c.EscalatedFor != c.DueAt)
                             join customer in db.Customers on c.CustomerId equals customer.Id
                             orderby c.DueAt
                             select new { c.Id, c.Number, c.Kind, c.Subject, c.OrderNumber, customer.Name, c.DueAt, c.AssigneeId, c.RemindedFor, c.EscalatedFor })
            .Take(500).ToListAsync(cancel);
        var due = new List<(OverdueComplaint, bool)>();
        foreach (var c in overdue)
        {
            var complaint = new OverdueComplaint(c.Id, new ComplaintFactsForMail(c.Number, c.Kind, c.Subject, c.OrderNumber), c.Name, c.DueAt!.Value, c.AssigneeId);
            if (c.RemindedFor != c.DueAt) due.Add((complaint, false));
            if (c.EscalatedFor != c.DueAt && calendar.Add(c.DueAt!.Value, UntilManagers) < now) due.Add((complaint, true));
        }
        return due;
    }

    private async Task<bool> Remind(OverdueComplaint overdue, bool toManager, CancellationToken cancel)
    {
        var outcome = await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            var complaint = await db.Complaints.SingleAsync(c => c.Id == overdue.Id, cancel);
            // Somebody may have answered, or another node reminded, since the look.
            if (complaint.DueAt != overdue.DueAt || !complaint.Remind(clock.Now, toManager)) return false;
            var (recipients, standingInFor) = await Recipients(db, complaint, toManager, cancel);
            foreach (var to in recipients) post.Overdue(db, overdue, to, toManager, standingInFor);
            return true;
        }, cancel);
        return outcome.Succeeded && outcome.Value;
    }

    /// <returns>Who is told, and for whom she stands in where the one in charge is away.</returns>
    private async Task<(List<MailRecipient> To, string? StandingInFor)> Recipients(StaffDb db, Complaint complaint, bool toManager, CancellationToken cancel)
    {
        if (!toManager)
        {
            var manager = await db.Customers.Where(c => c.Id == complaint.CustomerId).Select(c => c.ManagerId).SingleAsync(cancel);
            if ((complaint.AssigneeId ?? manager) is { } inCharge && (await StandIns.On(db, clock.Today, cancel)).For(inCharge) is { } answers)
            {
                var absent = answers == inCharge ? null : await db.Staff.Where(s => s.Id == inCharge).Select(s => s.Name).SingleAsync(cancel);
                var told = await Staff(db.Staff.Where(s => s.Id == answers), cancel);
                if (told.Count > 0) return (told, absent);
            }
        }
        return (await Staff(db.Staff.Where(s => s.Role == StaffRole.Manager), cancel), null);
    }

    private static async Task<List<MailRecipient>> Staff(IQueryable<StaffMember> staff, CancellationToken cancel) =>
        await staff.Where(s => s.Email != "" && s.LeftAt == null).Select(s => new MailRecipient(s.Email, s.Name, s.Language)).ToListAsync(cancel);
}
