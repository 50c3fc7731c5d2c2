using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <param name="DueOn">The day by which it is carried out, in the reader's words.</param>
internal sealed record PromisedRemedy(GivenRemedy Remedy, string DueOn);

/// <summary>Brings our decision to the customer, with what she is given.</summary>
internal sealed class ComplaintDecidedMail(
    ComplaintFactsForMail complaint, ComplaintOutcome outcome, string reason, IReadOnlyList<PromisedRemedy> remedies, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-decided";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Our decision on {complaint.Number}", $"Unsere Entscheidung zu {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"we have decided: {ComplaintWords.Of(outcome)}.", $"wir haben entschieden: {ComplaintWords.Of(outcome)}.")),
            Block.Quotation.Of(reason),
            .. remedies.Select(r => new Block.Paragraph(T(
                $"{ComplaintWords.Of(r.Remedy.Kind)}: {r.Remedy.What} By {r.DueOn}.", $"{ComplaintWords.Of(r.Remedy.Kind)}: {r.Remedy.What} Bis {r.DueOn}."))),
            complaint.Block,
            new Block.Paragraph(T("Please accept it in the portal, or tell us there why not.", "Bitte nehmen Sie sie im Portal an, oder sagen Sie uns dort, warum nicht.")),
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Tells the customer that a remedy was carried out.</summary>
internal sealed class RemedyDoneMail(ComplaintFactsForMail complaint, GivenRemedy remedy, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-remedy";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Carried out: {complaint.Number}", $"Ausgeführt: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"we have carried out what we promised. {ComplaintWords.Of(remedy.Kind)}: {remedy.What}", $"wir haben ausgeführt, was wir zugesagt haben. {ComplaintWords.Of(remedy.Kind)}: {remedy.What}")),
            .. remedy.Result.Length == 0 ? Array.Empty<Block>() : [new Block.Quotation(remedy.Result)],
            complaint.Block,
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Tells the customer what changed because of her complaint.</summary>
internal sealed class ComplaintLessonMail(ComplaintFactsForMail complaint, string news, string by, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-lesson";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"What we changed: {complaint.Number}", $"Was wir geändert haben: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"you complained, and we learned of it. {by} writes:", $"Sie haben sich beschwert, und wir haben daraus gelernt. {by} schreibt:")),
            Block.Quotation.Of(news),
            complaint.Block,
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Reminds whoever sees to a remedy that its day has passed.</summary>
/// <param name="since">The day, in the reader's words.</param>
internal sealed class RemedyOverdueMail(ComplaintFactsForMail complaint, GivenRemedy remedy, string since, PortalSettings settings) : IMailTemplate
{
    public string Kind => "remedy-overdue";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Not carried out yet: {complaint.Number}", $"Noch nicht ausgeführt: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T(
                $"this was to be done by {since}. {ComplaintWords.Of(remedy.Kind)}: {remedy.What}", $"das sollte bis {since} getan sein. {ComplaintWords.Of(remedy.Kind)}: {remedy.What}")),
            complaint.Block,
            complaint.ForStaff(settings),
        ]);
}
