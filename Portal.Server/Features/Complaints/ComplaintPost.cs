using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>Writes the mails of a complaint, in the transaction of what they tell.</summary>
internal sealed partial class ComplaintPost(Outbox outbox, PortalSettings settings, Clock clock, ComplaintTimes times)
{
    /// <summary>By when what the mails promise is due.</summary>
    public ComplaintTimes Times => times;

    public Task Filed(PortalDb db, Complaint complaint, CancellationToken cancel) => ToCustomer(db, complaint, "filed", (facts, language) =>
        new ComplaintFiledMail(facts, Day(complaint.DueAt!.Value, language), settings), cancel);

    public Task Answered(PortalDb db, Complaint complaint, string answer, string by, CancellationToken cancel) =>
        ToCustomer(db, complaint, "answered", (facts, _) => new ComplaintAnsweredMail(facts, answer, [.. complaint.Files.Where(f => f.Message == complaint.Messages[^1]).Select(f => f.Name)], by, settings), cancel);

    public Task Closed(PortalDb db, Complaint complaint, string reason, CancellationToken cancel) =>
        ToCustomer(db, complaint, "closed", (facts, _) => new ComplaintClosedMail(facts, complaint.Outcome!.Value, reason, settings), cancel);

    /// <summary>Tells the customer what she would else have to ask.</summary>
    /// <param name="by">Who is in charge.</param>
    public Task FollowedUp(PortalDb db, Complaint complaint, FollowUp due, string? by, CancellationToken cancel)
    {
        var promised = complaint.DueAt is { } day && day > clock.Now ? complaint.DueAt : null;
        return due.Target == ClockKind.Answer
            ? ToCustomer(db, complaint, "late", (facts, language) => new ComplaintLateMail(facts, Day(due.For, language), by, settings), cancel, due.For)
            : ToCustomer(db, complaint, "progress", (facts, language) => new ComplaintProgressMail(facts, promised is { } at ? Day(at, language) : null, by, settings), cancel, due.For);
    }

    /// <summary>Tells one of the staff, once a level of each clock.</summary>
    public void Escalated(PortalDb db, WatchedComplaint complaint, EscalationStep step, Told told)
    {
        var notice = new EscalationNotice(complaint.CustomerName, step.Target, step.Level, step.Share, Day(step.DueAt, told.To.Language), told.StandingInFor);
        var mail = new ComplaintEscalatedMail(complaint.Facts, notice, settings);
        outbox.Write(db, mail, told.To, $"{mail.Kind}:{complaint.Facts.Number}:{step.Target}:{step.Level}:{step.For.UtcTicks}");
    }

    /// <param name="onceFor">What it is told once for; null where each version of the complaint is told.</param>
    private async Task ToCustomer(
        PortalDb db, Complaint complaint, string what, Func<ComplaintFactsForMail, string, IMailTemplate> write, CancellationToken cancel, DateTimeOffset? onceFor = null)
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
            $"{kind}:{complaint.Number}:{onceFor?.UtcTicks ?? complaint.Version}");
    }

    private string Day(DateTimeOffset moment, string language) =>
        Texts.In(language, () => Dates.Full(clock.DayOf(moment), clock.Today));
}
