using Portal.Shared.Common;
using Portal.Shared.Mail;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Work;

/// <summary>The words of the outbox.</summary>
public static class MailWords
{
    public static string Of(OutboxFilter filter) => filter switch
    {
        OutboxFilter.Waiting => T("Waiting", "Wartend"),
        OutboxFilter.Sent => T("Sent", "Gesendet"),
        OutboxFilter.Failed => T("Failed", "Fehlgeschlagen"),
        OutboxFilter.Unknown => T("Fate unknown", "Verbleib unklar"),
        _ => T("All", "Alle"),
    };

    public static State State(OutboxRow mail, Func<DateTimeOffset, string> moment)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(moment);
        return mail.Standing switch
        {
            MailStanding.Sent => new(Tone.Good, Of(OutboxFilter.Sent), mail.SentAt is { } at ? moment(at) : ""),
            MailStanding.Failed => new(Tone.Problem, Of(OutboxFilter.Failed), ""),
            MailStanding.Unknown => new(Tone.Attention, Of(OutboxFilter.Unknown), T("It may have arrived.", "Sie kann angekommen sein.")),
            MailStanding.Withdrawn => new(Tone.Neutral, T("Not sent", "Nicht gesendet"), ""),
            MailStanding.Sending => new(Tone.Neutral, T("Being sent", "Wird gesendet"), ""),
            _ when mail.Attempts > 0 && mail.NextTry is { } next => new(Tone.Attention, Of(OutboxFilter.Waiting), T($"Try {mail.Attempts + 1} at {moment(next)}", $"Versuch {mail.Attempts + 1}: {moment(next)}")),
            _ => new(Tone.Neutral, Of(OutboxFilter.Waiting), ""),
        };
    }
}
