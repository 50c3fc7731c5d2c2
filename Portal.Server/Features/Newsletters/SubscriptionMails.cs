using Portal.Server.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>Asks whether it was really this person who subscribed. It names what was asked for and advertises nothing.</summary>
internal sealed class ConfirmSubscriptionMail(string company, IReadOnlyList<string> topics, Uri link) : IMailTemplate
{
    public string Kind => "subscription-request";

    public string About => "";

    public bool IsSecret => true;

    public Letter Write(MailRecipient to) => new(
        T("Please confirm your subscription", "Bitte bestätigen Sie Ihr Abonnement"),
        [
            new Block.Paragraph(T("Hello,", "Guten Tag,")),
            new Block.Paragraph(T(
                $"somebody, probably you, entered this address to receive newsletters from {company}:",
                $"jemand, vermutlich Sie, hat diese Adresse eingetragen, um Newsletter von {company} zu erhalten:")),
            new Block.Paragraph(string.Join("\n", topics)),
            new Block.Paragraph(T(
                "Nothing is sent until you confirm it. The link works once, within seven days.",
                "Bevor Sie zustimmen, wird nichts verschickt. Der Link gilt einmal, sieben Tage lang.")),
            new Block.Button(T("Look at it and confirm", "Ansehen und bestätigen"), link),
            new Block.Paragraph(T("If it was not you, do nothing.", "Wenn Sie es nicht waren, müssen Sie nichts tun.")),
        ]);
}

/// <summary>A campaign's mail as a trial, to whoever wrote it.</summary>
internal sealed class CampaignTrialMail(string number, Letter letter) : IMailTemplate
{
    public string Kind => "campaign-trial";

    public string About => number;

    public Letter Write(MailRecipient to) => letter with { Subject = $"[{T("Test", "Test")}] {letter.Subject}" };
}
