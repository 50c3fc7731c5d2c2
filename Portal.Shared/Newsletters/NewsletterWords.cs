using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Newsletters;

/// <summary>The words of newsletters.</summary>
public static class NewsletterWords
{
    /// <summary>Goes up with every change of <see cref="Consent"/>: a receipt names the version that was shown.</summary>
    public const string ConsentVersion = "2026-11";

    /// <summary>What choosing a topic agrees to.</summary>
    public static string Consent(string company) => T(
        $"I agree that {company} sends me newsletters on the topics I chose by e-mail. I can take this back at any time for the future, with the link in every mail or on the newsletter page.",
        $"Ich willige ein, dass {company} mir zu den gewählten Themen Newsletter per E-Mail schickt. Ich kann das jederzeit für die Zukunft widerrufen, mit dem Link in jeder Mail oder auf der Newsletter-Seite.");

    public static string Of(ConsentSource source) => source switch
    {
        ConsentSource.DoubleOptIn => T("confirmed by the link of a mail", "bestätigt über den Link einer Mail"),
        ConsentSource.Account => T("given while signed in", "erteilt nach Anmeldung"),
        _ => T("given through the link in a mail", "erteilt über den Link in einer Mail"),
    };

    public static string Of(SuppressionReason reason) => reason switch
    {
        SuppressionReason.Objection => T("objected", "hat widersprochen"),
        SuppressionReason.Complaint => T("called a mail spam", "hat eine Mail als Spam gemeldet"),
        SuppressionReason.HardBounce => T("no such address", "Adresse gibt es nicht"),
        SuppressionReason.SoftBounces => T("not reached again and again", "wiederholt nicht erreicht"),
        _ => T("address of the mail system", "Adresse des Mailsystems"),
    };

    public static string Of(TopicAudience audience) => audience == TopicAudience.Everybody ? T("Everybody", "Alle") : T("Customers only", "Nur Kunden");

    public static State Of(CampaignState state) => state switch
    {
        CampaignState.Draft => new(Tone.Neutral, T("Draft", "Entwurf"), ""),
        CampaignState.Waiting => new(Tone.Attention, T("Waits for a second person", "Freigabe offen"), ""),
        CampaignState.Scheduled => new(Tone.Attention, T("Scheduled", "Geplant"), ""),
        CampaignState.Sending => new(Tone.Attention, T("Being sent", "Wird gesendet"), ""),
        CampaignState.Paused => new(Tone.Attention, T("Paused", "Angehalten"), ""),
        CampaignState.Sent => new(Tone.Good, T("Sent", "Gesendet"), ""),
        _ => new(Tone.Problem, T("Called off", "Abgesagt"), ""),
    };

    /// <summary>"150 people".</summary>
    public static string People(int count) => Count(count, "person", "people", "Person", "Personen");
}
