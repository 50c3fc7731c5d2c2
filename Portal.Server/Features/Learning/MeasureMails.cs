using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Learning;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Learning;

/// <summary>Writes the mails of measures, in the transaction of what they tell.</summary>
internal sealed class MeasurePost(Outbox outbox, PortalSettings settings, Clock clock)
{
    /// <summary>Tells whoever sees to a measure what a check said, once a round.</summary>
    public void Checked(StaffDb db, Measure measure, MeasureCheck check, CauseTree tree, MailRecipient to) =>
        outbox.Write(db, new MeasureCheckedMail(measure, check, Texts.In(to.Language, () => tree.Name(measure.CauseRef)), settings), to, $"measure-checked:{measure.Number}:{check.Round}");

    /// <summary>Reminds whoever sees to a measure, once a missed day.</summary>
    public void Overdue(StaffDb db, Measure measure, MailRecipient to) =>
        outbox.Write(db, new MeasureOverdueMail(measure, Texts.In(to.Language, () => Dates.Full(measure.DueOn, clock.Today)), settings), to, $"measure-overdue:{measure.Number}:{measure.DueOn:yyyyMMdd}");
}

/// <summary>Tells what the comparison of deliveries before and after a measure said.</summary>
internal sealed class MeasureCheckedMail(Measure measure, MeasureCheck check, string cause, PortalSettings settings) : IMailTemplate
{
    public string Kind => "measure-checked";

    public string About => measure.Number;

    public Letter Write(MailRecipient to) => new(
        T($"{MeasureWords.Of(check.Verdict)}: {measure.Number}", $"{MeasureWords.Of(check.Verdict)}: {measure.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(MeasureWords.About(check.Verdict)),
            new Block.Facts([
                (T("Measure", "Maßnahme"), measure.What), (T("Cause", "Ursache"), cause),
                (T($"{check.Days} days before", $"{check.Days} Tage vorher"), MeasureWords.Of(check.Figures.Before)),
                (T($"{check.Days} days after", $"{check.Days} Tage nachher"), MeasureWords.Of(check.Figures.After)),
            ]),
            new Block.Button(T("Open it", "Öffnen"), new Uri(settings.PublicUri, $"staff/measures/{measure.Number}")),
        ]);
}

/// <summary>Reminds whoever sees to a measure that its day has passed.</summary>
/// <param name="since">The day, in the reader's words.</param>
internal sealed class MeasureOverdueMail(Measure measure, string since, PortalSettings settings) : IMailTemplate
{
    public string Kind => "measure-overdue";

    public string About => measure.Number;

    public Letter Write(MailRecipient to) => new(
        T($"Not carried out yet: {measure.Number}", $"Noch nicht umgesetzt: {measure.Number}"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"this was to be in place by {since}: {measure.What}", $"das sollte bis {since} umgesetzt sein: {measure.What}")),
            new Block.Button(T("Open it", "Öffnen"), new Uri(settings.PublicUri, $"staff/measures/{measure.Number}")),
        ]);
}
