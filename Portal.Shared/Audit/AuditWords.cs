using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Audit;

/// <summary>The kinds of lines of the security record, in words.</summary>
public static class AuditWords
{
    /// <summary>What a kind begins with, up to the dot; in the order the filter shows them.</summary>
    public static readonly IReadOnlyList<string> Areas =
        ["sign-in", "proof", "session", "password", "passkey", "code-app", "recovery-codes", "e-mail", "access", "view", "staff", "role", "bank", "customers", "complaints", "registration", "fields", "rules", "measure", "settings", "import", "campaign", "suppression", "audit"];

    public static string OfArea(string area) => area switch
    {
        "sign-in" => T("Signing in", "Anmeldung"),
        "proof" => T("Proofs of who it is", "Bestätigungen der Person"),
        "session" => T("Sessions", "Sitzungen"),
        "password" => T("Passwords", "Passwörter"),
        "passkey" => T("Passkeys", "Passkeys"),
        "code-app" => T("Code apps", "Code-Apps"),
        "recovery-codes" => T("Recovery codes", "Wiederherstellungscodes"),
        "e-mail" => T("E-mail addresses", "E-Mail-Adressen"),
        "access" => T("Customers' users", "Portalbenutzer"),
        "view" => T("Seeing as customer", "Ansehen als Kunde"),
        "staff" => T("Staff", "Mitarbeiter"),
        "role" => T("Own roles", "Eigene Rollen"),
        "bank" => T("Bank data", "Bankdaten"),
        "customers" => T("Exports of customers", "Ausgaben von Kunden"),
        "complaints" => T("Exports of complaints", "Ausgaben von Beschwerden"),
        "registration" => T("Registrations", "Registrierungen"),
        "fields" => T("Optional fields", "Freiwillige Felder"),
        "rules" => T("Rules of complaints", "Regeln für Beschwerden"),
        "measure" => T("Measures", "Maßnahmen"),
        "settings" => T("Settings", "Einstellungen"),
        "import" => T("Imports", "Importe"),
        "campaign" => T("Exports of campaigns", "Ausgaben von Kampagnen"),
        "suppression" => T("Suppression list", "Sperrliste"),
        "audit" => T("This record", "Dieses Protokoll"),
        _ => area,
    };

    /// <summary>What happened, in a few words; a kind of a later version stands as it is.</summary>
    public static string Of(string kind) => OfSignIn(kind) ?? OfPeople(kind) ?? OfRecords(kind) ?? kind;

    /// <summary>The facts of a line in a row; empty where it has none.</summary>
    public static string Facts(AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Facts is null ? T("erased", "gelöscht") : string.Join(", ", line.Facts.Select(f => $"{f.Key}: {f.Value}"));
    }

    private static string? OfSignIn(string kind) => kind switch
    {
        "sign-in.succeeded" => T("Signed in", "Angemeldet"),
        "sign-in.refused" => T("Sign-in refused", "Anmeldung abgelehnt"),
        "sign-in.tried" => T("Tried to sign in", "Anmeldung versucht"),
        "sign-in.code-wrong" => T("Wrong code", "Falscher Code"),
        "sign-in.code-locksnow" => T("Wrong code, account locked", "Falscher Code, Konto gesperrt"),
        "sign-in.code-locked" => T("Code for a locked account", "Code für ein gesperrtes Konto"),
        "sign-in.code-over" => T("Code too late", "Code zu spät"),
        "sign-in.code-asked" => T("Password right, code asked for", "Passwort richtig, Code verlangt"),
        "sign-in.passkey-refused" => T("Passkey refused", "Passkey abgelehnt"),
        "sign-in.rescued" => T("Second step taken away", "Zweiter Schritt entfernt"),
        "sign-in.linked" => T("Account elsewhere linked", "Fremdes Konto verknüpft"),
        "sign-in.unlinked" => T("Account elsewhere unlinked", "Fremdes Konto getrennt"),
        "sign-in.ended-by-provider" => T("Sessions ended by the provider", "Sitzungen vom Anbieter beendet"),
        "session.ended" => T("Session ended", "Sitzung beendet"),
        "session.others-ended" => T("All other sessions ended", "Alle anderen Sitzungen beendet"),
        "session.company-chosen" => T("Other company chosen", "Andere Firma gewählt"),
        "password.changed" => T("Password changed", "Passwort geändert"),
        "password.reset" => T("Password set by a link", "Passwort über einen Link gesetzt"),
        "proof.succeeded" => T("Proved who it is", "Person bestätigt"),
        "proof.tried" => T("Tried to prove who it is", "Bestätigung versucht"),
        "passkey.added" => T("Passkey added", "Passkey hinzugefügt"),
        "passkey.renamed" => T("Passkey renamed", "Passkey umbenannt"),
        "passkey.removed" => T("Passkey removed", "Passkey entfernt"),
        "code-app.added" => T("Code app added", "Code-App eingerichtet"),
        "code-app.removed" => T("Code app removed", "Code-App entfernt"),
        "recovery-codes.renewed" => T("New recovery codes", "Neue Wiederherstellungscodes"),
        "e-mail.change-asked" => T("Other e-mail address asked for", "Andere E-Mail-Adresse beantragt"),
        "e-mail.changed" => T("E-mail address changed", "E-Mail-Adresse geändert"),
        _ => null,
    };

    private static string? OfPeople(string kind) => kind switch
    {
        "access.invited" => T("User invited", "Portalbenutzer eingeladen"),
        "access.let-in" => T("User let in by staff", "Portalbenutzer von Mitarbeitern eingelassen"),
        "access.changed" => T("User's rights changed", "Rechte eines Portalbenutzers geändert"),
        "access.suspended" => T("User suspended", "Portalbenutzer gesperrt"),
        "access.resumed" => T("User resumed", "Portalbenutzer entsperrt"),
        "access.rescued" => T("User's second step taken away", "Zweiter Schritt eines Portalbenutzers entfernt"),
        "view.started" => T("Began to see the portal as a customer", "Portal als Kunde anzusehen begonnen"),
        "view.ended" => T("No longer sees the portal as a customer", "Portal als Kunde anzusehen beendet"),
        "view.write-refused" => T("Tried to change something while seeing as a customer", "Als Kunde angesehen und etwas zu ändern versucht"),
        "staff.invited" => T("Colleague invited", "Mitarbeiter eingeladen"),
        "staff.entered" => T("Came in by a provider", "Über einen Anbieter gekommen"),
        "staff.sign-in-given" => T("Sign-in given by a provider", "Anmeldung über einen Anbieter erhalten"),
        "staff.role-changed" => T("Role changed", "Rolle geändert"),
        "staff.role-claimed" => T("Provider names another role", "Anbieter nennt eine andere Rolle"),
        "staff.role-lost" => T("Provider names no role any more", "Anbieter nennt keine Rolle mehr"),
        "staff.left" => T("Colleague left", "Mitarbeiter ausgeschieden"),
        "staff.came-back" => T("Colleague came back", "Mitarbeiter zurückgekehrt"),
        "staff.away" => T("Absence entered", "Abwesenheit eingetragen"),
        "staff.here" => T("Absence taken back", "Abwesenheit zurückgenommen"),
        "staff.refused" => T("Refused for want of a right", "Mangels Recht abgelehnt"),
        "role.added" => T("Own role added", "Eigene Rolle angelegt"),
        "role.changed" => T("Own role changed", "Eigene Rolle geändert"),
        "role.deleted" => T("Own role deleted", "Eigene Rolle gelöscht"),
        _ => null,
    };

    private static string? OfRecords(string kind) => kind switch
    {
        "bank.read" => T("Bank data read whole", "Bankdaten vollständig gelesen"),
        "customers.exported" => T("Customers exported", "Kunden ausgegeben"),
        "complaints.exported" => T("Complaints exported", "Beschwerden ausgegeben"),
        "registration.approved" => T("Registration approved", "Registrierung angenommen"),
        "registration.linked" => T("Registration linked to a customer", "Registrierung einem Kunden zugeordnet"),
        "registration.refused" => T("Registration refused", "Registrierung abgelehnt"),
        "fields.switched-on" => T("Optional fields switched on", "Freiwillige Felder eingeschaltet"),
        "fields.switched-off" => T("Optional fields switched off", "Freiwillige Felder ausgeschaltet"),
        "rules.goodwill-changed" => T("Goodwill limit changed", "Kulanzgrenze geändert"),
        "rules.targets-changed" => T("Targets of complaints changed", "Ziele für Beschwerden geändert"),
        "rules.causes-changed" => T("Causes changed", "Ursachen geändert"),
        "rules.chain-changed" => T("Steps of a delivery changed", "Schritte einer Lieferung geändert"),
        "measure.planned" => T("Measure planned", "Maßnahme geplant"),
        "measure.changed" => T("Measure changed", "Maßnahme geändert"),
        "measure.carried-out" => T("Measure carried out", "Maßnahme umgesetzt"),
        "measure.dropped" => T("Measure dropped", "Maßnahme gestrichen"),
        "measure.told" => T("Customers told of a measure", "Kunden über eine Maßnahme informiert"),
        "rules.escalation-changed" => T("Escalation changed", "Eskalation geändert"),
        "settings.changed" => T("Settings changed", "Einstellungen geändert"),
        "import.run" => T("Import run", "Import gelaufen"),
        "campaign.exported" => T("Results of a campaign exported", "Ergebnisse einer Kampagne ausgegeben"),
        "suppression.added" => T("Address kept from campaigns", "Adresse für Kampagnen gesperrt"),
        "suppression.lifted" => T("Address open to campaigns again", "Adresse für Kampagnen wieder frei"),
        "audit.exported" => T("Record exported", "Protokoll ausgegeben"),
        "audit.verified" => T("Record checked", "Protokoll geprüft"),
        _ => null,
    };
}
