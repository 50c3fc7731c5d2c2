using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>What a mail about a complaint names of it.</summary>
internal sealed record ComplaintFactsForMail(string Number, ComplaintKind Kind, string Subject, string? OrderNumber)
{
    public static ComplaintFactsForMail Of(Complaint complaint) => new(complaint.Number, complaint.Kind, complaint.Subject, complaint.OrderNumber);

    public Block.Facts Block => new([
        (ComplaintWords.Of(Kind), Number),
        (T("About", "Betreff"), Subject),
        .. OrderNumber is null ? Array.Empty<(string, string)>() : [(T("Order", "Auftrag"), OrderNumber)],
    ]);

    public Block.Button ForCustomer(PortalSettings settings) => new(T("See it in the portal", "Im Portal ansehen"), new Uri(settings.PublicUri, $"complaints/{Number}"));

    public Block.Button ForStaff(PortalSettings settings) => new(T("Open it", "Öffnen"), new Uri(settings.PublicUri, $"staff/complaints/{Number}"));
}

/// <summary>Acknowledges a complaint at once, with its number and the day of our answer.</summary>
internal sealed class ComplaintFiledMail(ComplaintFactsForMail complaint, string dueOn, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-filed";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"We have received it: {complaint.Number}", $"Eingegangen: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"thank you for telling us. We answer by {dueOn}.", $"danke, dass Sie uns das gesagt haben. Wir antworten bis {dueOn}.")),
            complaint.Block,
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Brings our answer to the customer.</summary>
/// <param name="files">What came with it.</param>
internal sealed class ComplaintAnsweredMail(ComplaintFactsForMail complaint, string answer, IReadOnlyList<string> files, string by, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-answered";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Our answer to {complaint.Number}", $"Unsere Antwort zu {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"{by} has answered you:", $"{by} hat Ihnen geantwortet:")),
            Block.Quotation.Of(answer),
            .. files.Count == 0 ? Array.Empty<Block>() : [new Block.Paragraph(T("With it, in the portal: ", "Dazu, im Portal: ") + string.Join(", ", files))],
            complaint.Block,
            new Block.Paragraph(T("Please tell us in the portal whether this settles the matter.", "Bitte sagen Sie uns im Portal, ob die Sache damit erledigt ist.")),
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Tells the customer how it was decided.</summary>
internal sealed class ComplaintClosedMail(ComplaintFactsForMail complaint, ComplaintOutcome outcome, string reason, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-closed";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Closed: {complaint.Number}", $"Abgeschlossen: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(complaint.Kind == ComplaintKind.Complaint
                ? T($"we have closed this. Our decision: {ComplaintWords.Of(outcome)}.", $"wir haben dies abgeschlossen. Unsere Entscheidung: {ComplaintWords.Of(outcome)}.")
                : T($"we have closed this: {ComplaintWords.Of(outcome, complaint.Kind)}.", $"wir haben dies abgeschlossen: {ComplaintWords.Of(outcome, complaint.Kind)}.")),
            Block.Quotation.Of(reason),
            complaint.Block,
            new Block.Paragraph(T(
                $"If it is not settled, you can open it again within {Steps.ReopenWithin.Days} days.",
                $"Wenn es nicht erledigt ist, können Sie es innerhalb von {Steps.ReopenWithin.Days} Tagen wieder öffnen.")),
            complaint.ForCustomer(settings),
        ]);
}
