using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>The words of the optional fields: what they are called, what they are for, and how long they are kept.</summary>
public static class FieldWords
{
    public static string Of(FieldGroup group) => group switch
    {
        FieldGroup.Company => T("Company", "Unternehmen"),
        FieldGroup.Credit => T("Credit information", "Bonität"),
        FieldGroup.Person => T("Person", "Person"),
        FieldGroup.Channels => T("Channels and web", "Kanäle und Web"),
        FieldGroup.Interests => T("Interests", "Interessen"),
        _ => T("Tags", "Schlagwörter"),
    };

    public static string Purpose(FieldGroup group) => group switch
    {
        FieldGroup.Company => T("To offer what fits the size and trade of a company, and to see companies of one group together.",
            "Um anzubieten, was zu Größe und Branche passt, und um Firmen eines Konzerns zusammen zu sehen."),
        FieldGroup.Credit => T("To decide on payment terms. Only with the source and the date of the information.",
            "Um über Zahlungsbedingungen zu entscheiden. Nur mit Quelle und Datum der Auskunft."),
        FieldGroup.Person => T("To address a person rightly and to send congratulations, where the person agreed.",
            "Um eine Person richtig anzusprechen und zu gratulieren, wo sie eingewilligt hat."),
        FieldGroup.Channels => T("To reach a customer on the channel and at the time they prefer.",
            "Um einen Kunden auf dem Weg und zu der Zeit zu erreichen, die ihm recht sind."),
        FieldGroup.Interests => T("To tell a customer only of what concerns them.", "Um einem Kunden nur zu schreiben, was ihn betrifft."),
        _ => T("To find groups of customers again that staff have put together.", "Um Gruppen von Kunden wiederzufinden, die Mitarbeiter gebildet haben."),
    };

    public static string Retention(FieldGroup group) => group switch
    {
        FieldGroup.Credit => T("Kept for one year after the date of the information.", "Aufbewahrt bis ein Jahr nach dem Datum der Auskunft."),
        FieldGroup.Person => T("Kept until the person objects or the relationship ends.", "Aufbewahrt, bis die Person widerspricht oder die Beziehung endet."),
        _ => T("Kept until the relationship ends or the group is switched off.", "Aufbewahrt, bis die Beziehung endet oder die Gruppe ausgeschaltet wird."),
    };

    public static string Of(TraitField field) => field switch
    {
        TraitField.Industry => T("Industry", "Branche"),
        TraitField.Revenue => T("Revenue a year", "Jahresumsatz"),
        TraitField.Employees => T("Employees", "Beschäftigte"),
        TraitField.Parent => T("Parent company", "Muttergesellschaft"),
        TraitField.CreditRating => T("Rating", "Bewertung"),
        TraitField.CreditLimit => T("Credit limit", "Kreditrahmen"),
        TraitField.CreditSource => T("Source", "Quelle"),
        TraitField.CreditDate => T("Date of the information", "Datum der Auskunft"),
        TraitField.Title => T("Title", "Titel"),
        TraitField.Birthday => T("Birthday", "Geburtstag"),
        TraitField.PreferredChannel => T("Preferred channel", "Bevorzugter Kanal"),
        TraitField.Reachable => T("Best reached", "Am besten erreichbar"),
        TraitField.Website => T("Website", "Website"),
        TraitField.Profile => T("Social profile", "Profil in sozialen Netzen"),
        TraitField.Interests => T("Interests", "Interessen"),
        _ => T("Tags", "Schlagwörter"),
    };

    /// <summary>How it is written; null where that needs no word.</summary>
    public static string? Hint(TraitField field) => OptionalFields.TypeOf(field) switch
    {
        TraitType.List => T("Separated by commas", "Durch Kommas getrennt"),
        TraitType.Customer => T("The number of the customer, such as K-10001", "Die Nummer des Kunden, etwa K-10001"),
        TraitType.Web => "https://www.example.com",
        _ => null,
    };

    /// <summary>What is wrong with a value of that type.</summary>
    public static string Wrong(TraitType type) => type switch
    {
        TraitType.Number => T("Enter a whole number, such as 250.", "Geben Sie eine ganze Zahl ein, etwa 250."),
        TraitType.Amount => T("Enter an amount, such as 1,500,000.", "Geben Sie einen Betrag ein, etwa 1.500.000."),
        TraitType.Date => T("Enter a date.", "Geben Sie ein Datum ein."),
        TraitType.Web => T("Enter an address that begins with https:// or http://.", "Geben Sie eine Adresse ein, die mit https:// oder http:// beginnt."),
        TraitType.Customer => T("There is no such customer. Enter a number such as K-10001.", "Diesen Kunden gibt es nicht. Geben Sie eine Nummer ein, etwa K-10001."),
        _ => T($"Please write at most {OptionalFields.MaxLength} characters.", $"Bitte schreiben Sie höchstens {OptionalFields.MaxLength} Zeichen."),
    };

    public static string CreditNeedsBoth => T("Credit information needs its source and its date.", "Eine Auskunft braucht Quelle und Datum.");
}
