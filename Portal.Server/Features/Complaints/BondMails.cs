using Portal.Server.Hosting;
using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>Tells the customer that a complaint goes on in another one of hers, or by itself again.</summary>
/// <param name="into">The number of the other one; null where it stands by itself again.</param>
internal sealed class ComplaintJoinedMail(ComplaintFactsForMail complaint, string? into, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-joined";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        into is null ? T($"On its own again: {complaint.Number}", $"Wieder für sich: {complaint.Number}") : T($"{complaint.Number} goes on in {into}", $"{complaint.Number} geht in {into} weiter"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(into is null
                ? T("we work on this by itself again. Nothing you told us is lost.", "wir bearbeiten dies wieder für sich. Nichts, was Sie uns gesagt haben, ist verloren.")
                : T($"this belongs to what you told us in {into}. We answer both there; nothing you told us is lost.", $"dies gehört zu dem, was Sie uns in {into} gesagt haben. Wir antworten dort auf beides; nichts, was Sie uns gesagt haben, ist verloren.")),
            complaint.Block,
            complaint.ForCustomer(settings),
        ]);
}

/// <summary>Tells one of the staff that a colleague named her in an internal note.</summary>
internal sealed class ComplaintMentionedMail(ComplaintFactsForMail complaint, string by, string note, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-mentioned";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"{by} needs you: {complaint.Number}", $"{by} braucht Sie: {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"{by} names you in a note:", $"{by} nennt Sie in einer Notiz:")),
            new Block.Quotation(note),
            complaint.Block,
            complaint.ForStaff(settings),
        ]);
}

/// <summary>Tells one of the staff what was said in a complaint that she follows.</summary>
internal sealed class ComplaintFollowedMail(ComplaintFactsForMail complaint, FollowedNews news, PortalSettings settings) : IMailTemplate
{
    public string Kind => "complaint-followed";

    public string About => complaint.Number;

    public Letter Write(MailRecipient to) => new(
        T($"News of {complaint.Number}", $"Neues zu {complaint.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"{news.By} wrote:", $"{news.By} schrieb:")),
            new Block.Quotation(news.Latest),
            .. news.Before == 0 ? Array.Empty<Block>() : [new Block.Paragraph(T($"Before that: {news.Before} more.", $"Davor: {news.Before} weitere."))],
            complaint.Block,
            complaint.ForStaff(settings),
        ]);
}
