using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Customers;

/// <summary>What an event says of itself, for the words.</summary>
/// <param name="StaffName">The name of a member of staff whose key an argument carries; null where it is not known any more.</param>
public sealed record EventFacts(string Kind, string SubjectNumber, IReadOnlyDictionary<string, string> Arguments, Func<string, string?> StaffName)
{
    public string this[string argument] => Arguments.GetValueOrDefault(argument, "");
}

/// <summary>Every kind of event as a sentence. A kind is "area.what"; a test fails while one has no words.</summary>
public static partial class TimelineWords
{
    /// <summary>The areas that kinds begin with, as the filter offers them.</summary>
    public static readonly IReadOnlyList<string> Areas = ["customer", "company", "address", "contact", "site", "profile", "access", "request", "note", "document", "order", "invoice", "complaint"];

    public static string OfArea(string area) => area switch
    {
        "customer" => T("Master data", "Stammdaten"),
        "company" => T("Company, by the customer", "Firma, durch den Kunden"),
        "address" => T("Addresses", "Anschriften"),
        "contact" => T("Contacts", "Ansprechpartner"),
        "site" => T("Sites", "Standorte"),
        "profile" => T("Own sign-in and choices", "Eigene Anmeldung und Auswahl"),
        "access" => T("Access to the portal", "Zugang zum Portal"),
        "request" => T("Change requests", "Änderungsanträge"),
        "note" => T("Notes", "Notizen"),
        "document" => T("Documents", "Dokumente"),
        "order" => T("Orders", "Aufträge"),
        "invoice" => T("Invoices", "Rechnungen"),
        "complaint" => T("Complaints", "Beschwerden"),
        _ => area,
    };

    public static string AreaOf(string kind) => (kind ?? "").Split('.')[0];

    /// <summary>The sentence of an event; null for a kind that nobody gave words.</summary>
    public static string? Of(EventFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return AreaOf(facts.Kind) switch
        {
            "complaint" => OfComplaint(facts),
            "customer" => OfCustomer(facts),
            "company" or "address" or "contact" or "site" or "profile" => OfOwnData(facts.Kind),
            "access" => OfAccess(facts),
            "request" => OfRequest(facts),
            "note" => facts.Kind == "note.written" ? T("Internal note", "Interne Notiz") : null,
            "document" => OfDocument(facts),
            "order" => OfOrder(facts),
            "invoice" => OfInvoice(facts),
            _ => null,
        };
    }

    private static string? OfCustomer(EventFacts e) => e.Kind switch
    {
        "customer.created" when e["despite"].Length > 0 => T(
            $"Entered by staff, although {e["despite"]} looked the same.", $"Von Mitarbeitern angelegt, obwohl {e["despite"]} gleich aussah."),
        "customer.created" => T("Entered by staff.", "Von Mitarbeitern angelegt."),
        "customer.registered" => T($"Registered in the portal and accepted by staff ({e["registration"]}).", $"Im Portal registriert und von Mitarbeitern angenommen ({e["registration"]})."),
        "customer.changed" => T("Master data changed: ", "Stammdaten geändert: ") + Fields(e["fields"]) + ".",
        "customer.classified" => T($"Class changed from {Grade(e["from"])} to {Grade(e["to"])}.", $"Klasse geändert von {Grade(e["from"])} auf {Grade(e["to"])}."),
        "customer.manager-named" => Named(e, T("account manager", "Betreuung")),
        "customer.deputy-named" => Named(e, T("deputy", "Vertretung")),
        "customer.renamed" => T("The legal name was changed.", "Der rechtliche Name wurde geändert."),
        "customer.bank-changed" => T("The bank account was changed.", "Die Bankverbindung wurde geändert."),
        "customer.vat-id-changed" => T("The VAT ID was changed.", "Die USt-IdNr. wurde geändert."),
        _ => null,
    };

    private static string? OfOwnData(string kind) => kind switch
    {
        "company.changed" => T("Company data changed.", "Firmendaten geändert."),
        "address.added" => T("Address added.", "Anschrift hinzugefügt."),
        "address.changed" => T("Address changed.", "Anschrift geändert."),
        "address.removed" => T("Address removed.", "Anschrift entfernt."),
        "contact.added" => T("Contact added.", "Ansprechpartner hinzugefügt."),
        "contact.changed" => T("Contact changed.", "Ansprechpartner geändert."),
        "contact.removed" => T("Contact removed.", "Ansprechpartner entfernt."),
        "site.added" => T("Site added.", "Standort hinzugefügt."),
        "site.renamed" => T("Site renamed.", "Standort umbenannt."),
        "site.removed" => T("Site removed.", "Standort entfernt."),
        "profile.changed" => T("Own data changed.", "Eigene Angaben geändert."),
        "profile.password-changed" => T("Password changed.", "Passwort geändert."),
        "profile.email-changed" => T("E-mail address for signing in changed.", "E-Mail-Adresse für die Anmeldung geändert."),
        "profile.mails-chosen" => T("Choice of e-mails changed.", "Auswahl der E-Mails geändert."),
        _ => null,
    };

    private static string? OfAccess(EventFacts e) => e.Kind switch
    {
        "access.invited" => T($"Somebody was invited to the portal: {Access(e)}.", $"Jemand wurde ins Portal eingeladen: {Access(e)}."),
        "access.let-in" => T($"Somebody who registered was let in by staff ({e["registration"]}).", $"Jemand, der sich registriert hat, erhielt von Mitarbeitern Zugang ({e["registration"]})."),
        "access.changed" => T($"Somebody's access was changed: {Access(e)}.", $"Ein Zugang wurde geändert: {Access(e)}."),
        "access.suspended" => T("Somebody's access was suspended.", "Ein Zugang wurde gesperrt."),
        "access.viewed" => T("Somebody of the staff saw the portal as one of the company's people.", "Jemand aus unserem Haus hat das Portal als eine Person der Firma angesehen."),
        "access.rescued" => T("Code app and passkeys of a lost phone were removed.", "Code-App und Passkeys eines verlorenen Telefons wurden entfernt."),
        "access.resumed" => T("Somebody's access was given back.", "Ein Zugang wurde wieder freigegeben."),
        _ => null,
    };

    private static string Access(EventFacts e) => $"{MemberWords.Of(Value<MemberRole>(e["role"]))}, {MemberWords.Of(Scopes(e["scope"]))}";

    /// <summary>Older events name one scope for all kinds of document.</summary>
    private static DocumentScopes Scopes(string written) => written.Contains(',', StringComparison.Ordinal) ? DocumentScopes.Parse(written) : DocumentScopes.Of(Value<MemberScope>(written));

    private static string? OfDocument(EventFacts e) => e.Kind switch
    {
        "document.filed" => T($"Document {e["document"]} filed: {Category(e)}.", $"Dokument {e["document"]} abgelegt: {Category(e)}."),
        "document.replaced" => T($"Version {e["version"]} of document {e["document"]} filed.", $"Version {e["version"]} von Dokument {e["document"]} abgelegt."),
        _ => null,
    };

    private static string Named(EventFacts e, string what) => e["to"].Length == 0
        ? T($"Nobody is {what} any more.", $"Es ist niemand mehr als {what} benannt.")
        : T($"{e.StaffName(e["to"]) ?? T("Somebody", "Jemand")} is {what} now.", $"{e.StaffName(e["to"]) ?? T("Somebody", "Jemand")} ist jetzt als {what} benannt.");

    private static string Fields(string names) => string.Join(", ", names.Split(',').Select(name => name switch
    {
        "phone" => T("phone", "Telefon"),
        "email" => T("e-mail", "E-Mail"),
        "country" => T("country", "Land"),
        "language" => T("language", "Sprache"),
        "kind" => T("kind", "Art"),
        "reference" => T("customer's reference", "Referenz des Kunden"),
        "deliverTo" => T("delivery address", "Lieferanschrift"),
        _ when Enum.TryParse<TraitField>(name, out var field) => FieldWords.Of(field),
        _ => name,
    }));

    /// <summary>Always with its year: the history goes back for years.</summary>
    private static string Day(string iso) => DateOnly.TryParseExact(iso, "O", out var day) ? Dates.Write(day, default) : iso;

    private static string Grade(string grade) => CustomerWords.Of(Value<CustomerClass>(grade));

    private static string Category(EventFacts e) => CustomerWords.Of(Value<DocumentCategory>(e["category"]));

    private static TValue Value<TValue>(string text) where TValue : struct => Enum.TryParse<TValue>(text, out var value) ? value : default;
}
