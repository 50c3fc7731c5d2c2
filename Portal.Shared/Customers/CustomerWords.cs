using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>The words of customers.</summary>
public static class CustomerWords
{
    public static string Of(CustomerClass grade) => grade == CustomerClass.None ? T("none", "keine") : grade.ToString();

    public static string Of(CustomerStage stage) => stage == CustomerStage.Prospect ? T("Prospect", "Interessent") : T("Customer", "Kunde");

    public static string Of(CustomerKind kind) => kind == CustomerKind.Person ? T("Person", "Person") : T("Company", "Firma");

    public static string Of(AddressKind kind) => kind == AddressKind.Billing ? T("Billing address", "Rechnungsanschrift") : T("Delivery address", "Lieferanschrift");

    public static string Of(DocumentCategory category) => category switch
    {
        DocumentCategory.Contract => T("Contract", "Vertrag"),
        DocumentCategory.Correspondence => T("Correspondence", "Schriftwechsel"),
        DocumentCategory.Certificate => T("Certificate", "Zertifikat"),
        _ => T("Other", "Sonstiges"),
    };

    public static string Of(DecisionKind decision) => decision switch
    {
        DecisionKind.Class => T("Class", "Klasse"),
        DecisionKind.Manager => T("Account manager", "Betreuung"),
        DecisionKind.Deputy => T("Deputy", "Vertretung"),
        DecisionKind.Name => T("Legal name", "Rechtlicher Name"),
        DecisionKind.VatId => T("VAT ID", "USt-IdNr."),
        _ => T("Bank account", "Bankverbindung"),
    };

    /// <summary>Why a customer is taken for the same as another.</summary>
    public static string Of(DuplicateGround ground) => ground switch
    {
        DuplicateGround.NameAndTown => T("same name and town", "gleicher Name und Ort"),
        DuplicateGround.VatId => T("same VAT ID", "gleiche USt-IdNr."),
        DuplicateGround.Email => T("same e-mail address", "gleiche E-Mail-Adresse"),
        DuplicateGround.StatedNumber => T("customer number given", "Kundennummer angegeben"),
        _ => T("same phone number", "gleiche Telefonnummer"),
    };

    public static string Language(string language) => language == English ? T("English", "Englisch") : T("German", "Deutsch");
}
