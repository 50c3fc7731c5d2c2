using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Customers;

/// <summary>The kinds of event that changes of a customer's own data leave.</summary>
internal static class CustomerEvents
{
    public const string
        CompanyChanged = "company.changed",
        AddressAdded = "address.added", AddressChanged = "address.changed", AddressRemoved = "address.removed",
        ContactAdded = "contact.added", ContactChanged = "contact.changed", ContactRemoved = "contact.removed",
        ProfileChanged = "profile.changed", PasswordChanged = "profile.password-changed", EmailChanged = "profile.email-changed",
        MailsChosen = "profile.mails-chosen";

    /// <summary>What happened, in words; null for a kind that is not one of these.</summary>
    public static string? Say(string kind) => kind switch
    {
        CompanyChanged => T("Company data changed.", "Firmendaten geändert."),
        AddressAdded => T("Address added.", "Anschrift hinzugefügt."),
        AddressChanged => T("Address changed.", "Anschrift geändert."),
        AddressRemoved => T("Address removed.", "Anschrift entfernt."),
        ContactAdded => T("Contact added.", "Ansprechpartner hinzugefügt."),
        ContactChanged => T("Contact changed.", "Ansprechpartner geändert."),
        ContactRemoved => T("Contact removed.", "Ansprechpartner entfernt."),
        ProfileChanged => T("Own data changed.", "Eigene Angaben geändert."),
        PasswordChanged => T("Password changed.", "Passwort geändert."),
        EmailChanged => T("E-mail address for signing in changed.", "E-Mail-Adresse für die Anmeldung geändert."),
        MailsChosen => T("Choice of e-mails changed.", "Auswahl der E-Mails geändert."),
        _ => null,
    };
}
