using Portal.Server.Mail;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>To the company's administrators: somebody asked for another bank account. Somebody else may have her password.</summary>
/// <param name="changes">IBANs masked.</param>
internal sealed class BankChangeAskedMail(Uri page, string number, string company, string by, IReadOnlyList<AskedChange> changes) : IMailTemplate
{
    public string Kind => "bank-change-asked";

    public string About => number;

    public Letter Write(MailRecipient to) => new(
        T($"The bank account of {company} is to be changed ({number})", $"Die Bankverbindung von {company} soll geändert werden ({number})"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(T($"{by} asked us to change the bank data of {company}. Nothing is changed until we have looked at it.", $"{by} hat uns gebeten, die Bankdaten von {company} zu ändern. Bis wir das geprüft haben, ändert sich nichts.")),
            .. RequestLines.Of(changes.Where(c => c.Field.IsOfBank())),
            new Block.Paragraph(T(
                "If nobody of you wanted this, withdraw the request in the portal at once, set a new password and tell us.",
                "Wenn das niemand von Ihnen wollte, ziehen Sie den Antrag im Portal sofort zurück, setzen Sie ein neues Passwort und sagen Sie uns Bescheid.")),
            new Block.Button(T("To the request", "Zum Antrag"), page),
        ]);
}

/// <summary>To whoever asked: how it was decided.</summary>
internal sealed class RequestDecidedMail(Uri page, string number, RequestState state, IReadOnlyList<AskedChange> changes, string answer) : IMailTemplate
{
    public string Kind => "request-decided";

    public string About => number;

    public Letter Write(MailRecipient to) => new(
        state == RequestState.Approved
            ? T($"Your change request {number} is approved", $"Ihr Änderungsantrag {number} ist genehmigt")
            : T($"Your change request {number} is refused", $"Ihr Änderungsantrag {number} ist abgelehnt"),
        [
            new Block.Paragraph(T($"Hello {to.Name},", $"Guten Tag {to.Name},")),
            new Block.Paragraph(state == RequestState.Approved
                ? T("we have made the change you asked for.", "wir haben die beantragte Änderung vorgenommen.") : T("we did not make the change you asked for.", "wir haben die beantragte Änderung nicht vorgenommen.")),
            .. RequestLines.Of(changes),
            .. answer.Length > 0 ? new Block[] { new Block.Paragraph(answer) } : [],
            new Block.Paragraph(RequestWords.Of(state).Next),
            new Block.Button(T("To the company data", "Zu den Firmendaten"), page),
        ]);
}

/// <summary>What is asked for, line by line.</summary>
internal static class RequestLines
{
    public static IEnumerable<Block> Of(IEnumerable<AskedChange> changes) =>
        changes.Select(c => new Block.Paragraph($"{RequestWords.Of(c.Field)}: {RequestWords.Shown(c.Was)} → {RequestWords.Shown(c.Asked)}"));
}
