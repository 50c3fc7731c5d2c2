using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Writes the mails of a complaint, in the transaction of what they tell.</summary>
internal sealed partial class ComplaintPost(Outbox outbox, PortalSettings settings, Clock clock, WorkCalendar calendar)
{
    public Task Filed(PortalDb db, Complaint complaint, CancellationToken cancel) => ToCustomer(db, complaint, "filed", (facts, language) =>
        new ComplaintFiledMail(facts, Day(complaint.DueAt!.Value, language), settings), cancel);

    public Task Answered(PortalDb db, Complaint complaint, string answer, string by, CancellationToken cancel) =>
        ToCustomer(db, complaint, "answered", (facts, _) => new ComplaintAnsweredMail(facts, answer, by, settings), cancel);

    public Task Closed(PortalDb db, Complaint complaint, string reason, CancellationToken cancel) =>
        ToCustomer(db, complaint, "closed", (facts, _) => new ComplaintClosedMail(facts, complaint.Outcome!.Value, reason, settings), cancel);

    /// <summary>Reminds one of the staff, once per missed date.</summary>
    /// <param name="standingInFor">The colleague in charge, where she is away; else null.</param>
    public void Overdue(PortalDb db, OverdueComplaint complaint, MailRecipient to, bool toManager, string? standingInFor)
    {
        var mail = new ComplaintOverdueMail(complaint.Facts, new(complaint.CustomerName, Day(complaint.DueAt, to.Language), toManager, standingInFor), settings);
        outbox.Write(db, mail, to, $"{mail.Kind}:{complaint.Facts.Number}:{complaint.DueAt.UtcTicks}");
    }

    /// <summary>By when a complaint that came in now is answered.</summary>
    public DateTimeOffset DueFrom(DateTimeOffset now) => calendar.Add(now, Targets.Answer);

    /// <summary>The complaint's times, read off what happened.</summary>
    public async Task<ComplaintLedger> Ledger(PortalDb db, string number, CancellationToken cancel)
    {
        var happened = await db.Events.Where(e => e.SubjectKind == SubjectKind.Complaint && e.SubjectNumber == number).Select(e => new { e.Id, e.Kind, e.At }).ToListAsync(cancel);
        return ComplaintClock.Read(happened.Select(e => new Happening(e.Id, e.Kind, e.At)), calendar, Targets, clock.Now);
    }

    private ClockTargets Targets => new(TimeSpan.FromHours(settings.Complaints.DueHours), TimeSpan.FromHours(settings.Complaints.SolutionHours));

    private async Task ToCustomer(
        PortalDb db, Complaint complaint, string what, Func<ComplaintFactsForMail, string, IMailTemplate> write, CancellationToken cancel)
    {
        var kind = $"complaint-{what}";
        // Whoever filed it may have left, or may not see it any more: a mail must not tell her what the portal would not.
        var seers = db.Memberships.Where(m => m.CustomerId == complaint.CustomerId && m.SuspendedAt == null && (m.ComplaintScope == MemberScope.Company
            || m.ComplaintScope == MemberScope.Site && m.SiteId == complaint.SiteId || m.ComplaintScope == MemberScope.Own && m.ContactId == complaint.ContactId));
        var to = await db.Users.Where(u => u.Id == complaint.FiledByUserId && seers.Any(m => m.UserId == u.Id))
            .Select(u => new { u.Email, u.DisplayName, u.Language, IsMuted = db.MutedMails.Any(m => m.UserId == u.Id && m.Kind == kind) }).SingleOrDefaultAsync(cancel);
        if (to?.Email is null || to.IsMuted) return;
        // A complaint can be answered and closed several times: its version tells the times apart, and is fixed by the save.
        outbox.Write(db, write(ComplaintFactsForMail.Of(complaint), to.Language), new MailRecipient(to.Email, to.DisplayName, to.Language),
            $"{kind}:{complaint.Number}:{complaint.Version}");
    }

    private string Day(DateTimeOffset moment, string language) =>
        Texts.In(language, () => Dates.Full(clock.DayOf(moment), clock.Today));
}
