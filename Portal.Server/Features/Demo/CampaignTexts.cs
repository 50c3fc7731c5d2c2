using Portal.Shared.Newsletters;

namespace Portal.Server.Features.Demo;

/// <summary>What the demo's campaigns say.</summary>
internal static class CampaignTexts
{
    public static CampaignDraft Sent => new()
    {
        SubjectDe = "Neu im Lager: Käse aus dem Allgäu und drei Öle aus Kreta",
        BodyDe = """
            # Neu bei uns

            Guten Tag {{name|liebe Kundin, lieber Kunde}},

            seit dieser Woche liegen bei uns im Kühlhaus:

            - **Bergkäse**, zwölf Monate gereift, in Laiben zu 6 kg
            - **Weißlacker** in der 60-g-Packung für das Frühstücksbuffet
            - drei **Olivenöle aus Kreta**, jedes aus einer einzigen Ernte

            Proben für {{customer|Ihr Haus}} legen wir Ihrer nächsten Lieferung gern bei: Antworten Sie einfach auf diese Mail.

            Ihr Vertrieb
            """,
        SubjectEn = "New in the warehouse: mountain cheese and three oils from Crete",
        BodyEn = """
            # New with us

            Dear {{name|customer}},

            since this week our cold store holds:

            - **mountain cheese**, ripened for twelve months, in wheels of 6 kg
            - **Weisslacker** in 60 g packs for the breakfast buffet
            - three **olive oils from Crete**, each from a single harvest

            We are glad to add samples for {{customer|you}} to your next delivery: just answer this mail.

            Your sales team
            """,
    };

    public static CampaignDraft Draft => new()
    {
        SubjectDe = "Weihnachten: Liefertage und was bis dahin reserviert sein muss",
        BodyDe = """
            Guten Tag {{name|liebe Kundin, lieber Kunde}},

            Gänse, Enten und Wild liefern wir, solange sie reserviert sind. **Reservieren Sie bitte bis zum 5. Dezember.**

            1. Frischgeflügel: letzte Tour am 22. Dezember
            2. Trockenware: letzte Tour am 23. Dezember

            Zwischen den Jahren fahren wir am 28. und 30. Dezember.
            """,
    };
}
