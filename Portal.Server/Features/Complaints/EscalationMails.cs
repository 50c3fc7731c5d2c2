using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>What one of the staff is told of a complaint that takes too long.</summary>
/// <param name="Day">The day on which the target is over, in the reader's words.</param>
/// <param name="StandingInFor">The colleague who is away, where the reader stands in; else null.</param>
internal sealed record EscalationNotice(string Customer, ClockKind Target, int Level, int Share, string Day, string? StandingInFor);

/// <summary>Tells somebody of the staff that a complaint is due soon, or overdue.</summary>
internal sealed class ComplaintEscalatedMail(ComplaintFactsForMail complaint, EscalationNotice notice, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-escalated";

    public string About => complaint.Number;

    private string Subject => notice switch
    {
        { Share: < 100 } => T("Soon due", "Bald fällig"),
        { Target: ClockKind.Update } => T("No word for too long", "Zu lange ohne Nachricht"),
        { Target: ClockKind.Solution } => T("Not settled in time", "Nicht rechtzeitig gelöst"),
        { Level: 1 } => T("Overdue", "Überfällig"),
        _ => T("Still unanswered", "Weiter unbeantwortet"),
    };

    private string Sentence => (notice.Target, notice.Share < 100) switch
    {
        (ClockKind.Answer, true) => T($"{notice.Customer} is to have our answer by {notice.Day}.", $"{notice.Customer} soll bis {notice.Day} eine Antwort von uns haben."),
        (ClockKind.Answer, _) => T($"{notice.Customer} should have had our answer by {notice.Day}.", $"{notice.Customer} hätte bis {notice.Day} eine Antwort von uns haben sollen."),
        (ClockKind.Update, true) => T($"{notice.Customer} is to hear from us by {notice.Day}.", $"{notice.Customer} soll bis {notice.Day} von uns hören."),
        (ClockKind.Update, _) => T($"{notice.Customer} should have heard from us by {notice.Day}.", $"{notice.Customer} hätte bis {notice.Day} von uns hören sollen."),
        (_, true) => T($"For {notice.Customer} this is to be settled by {notice.Day}.", $"Für {notice.Customer} soll dies bis {notice.Day} gelöst sein."),
        _ => T($"For {notice.Customer} this should have been settled by {notice.Day}.", $"Für {notice.Customer} hätte dies bis {notice.Day} gelöst sein sollen."),
    };

    public Letter Write(MailRecipient to) => new(
        $"{Subject}: {complaint.Number}",
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(Sentence),
            .. notice.StandingInFor is null ? Array.Empty<Block>()
                : [new Block.Paragraph(T($"{notice.StandingInFor} is away: you stand in.", $"{notice.StandingInFor} ist abwesend: Sie übernehmen die Vertretung."))],
            new Block.Paragraph($"{EscalationWords.Level(notice.Level)}: {EscalationWords.Of(notice.Target, notice.Share)}."),
            complaint.Block,
            complaint.ForStaff(settings),
        ]);
}

/// <summary>Tells the customer that the day of our answer has passed. It names no other day: one that might be missed again would be worse than none.</summary>
/// <param name="missed">The day, in the reader's words.</param>
/// <param name="by">Who is in charge; null for nobody yet.</param>
internal sealed class ComplaintLateMail(ComplaintFactsForMail complaint, string missed, string? by, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-late";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"We are late: {complaint.Number}", $"Wir sind im Rückstand: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"we wanted to answer you by {missed} and have not managed to. We are sorry.", $"wir wollten Ihnen bis {missed} antworten und haben das nicht geschafft. Das tut uns leid.")),
            new Block.Paragraph(FollowUpWords.InCharge(by)),
            complaint.Block,
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Tells the customer that we are still at it.</summary>
/// <param name="dueOn">The day of our answer, in the reader's words; null where it has passed.</param>
internal sealed class ComplaintProgressMail(ComplaintFactsForMail complaint, string? dueOn, string? by, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-progress";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Still in work: {complaint.Number}", $"Noch in Arbeit: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T("you have not heard from us for a while: this is not forgotten, and not answered yet.", "Sie haben eine Weile nichts von uns gehört: Ihr Anliegen ist nicht vergessen, aber noch nicht beantwortet.")),
            new Block.Paragraph(FollowUpWords.InCharge(by) + (dueOn is null ? "" : T($" We answer by {dueOn}.", $" Wir antworten bis {dueOn}."))),
            complaint.Block,
            complaint.ForCustomer(settings),
        ]);
}

internal static class FollowUpWords
{
    public static string InCharge(string? name) => name is null
        ? T("It still waits for somebody to take it over.", "Es wartet noch darauf, dass jemand es übernimmt.")
        : T($"{name} takes care of it.", $"{name} kümmert sich darum.");
}
