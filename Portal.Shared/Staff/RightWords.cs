using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Staff;

/// <summary>Rights in words.</summary>
public static class RightWords
{
    public static string Of(StaffRight right) => right switch
    {
        StaffRight.AnswerComplaints => T("Answer complaints", "Beschwerden bearbeiten"),
        StaffRight.ApproveGoodwill => T("Approve goodwill", "Kulanz genehmigen"),
        StaffRight.SetComplaintRules => T("Rules of complaints", "Regeln für Beschwerden"),
        StaffRight.SeeInvoices => T("See invoices", "Rechnungen sehen"),
        StaffRight.EditCustomers => T("Maintain customers", "Kunden pflegen"),
        StaffRight.DecideOnCustomers => T("Decide on customers", "Über Kunden entscheiden"),
        StaffRight.DecideOnBankData => T("Bank data", "Bankdaten"),
        StaffRight.ExportCustomers => T("Export customers", "Kunden ausgeben"),
        StaffRight.SeeReaders => T("See who looked", "Einsicht nachsehen"),
        StaffRight.SeeAsCustomer => T("See as customer", "Als Kunde ansehen"),
        StaffRight.SwitchFields => T("Optional fields", "Freiwillige Felder"),
        StaffRight.IssueInvoices => T("Issue invoices", "Rechnungen ausstellen"),
        StaffRight.RecordPayments => T("Enter payments", "Zahlungen eintragen"),
        StaffRight.RunCampaigns => T("Campaigns", "Kampagnen"),
        StaffRight.RescueSignIns => T("Rescue sign-ins", "Anmeldungen retten"),
        StaffRight.AdministerPeople => T("Administer people", "Mitarbeiter verwalten"),
        StaffRight.PlanAbsences => T("Plan absences", "Abwesenheiten planen"),
        StaffRight.SeeAudit => T("Security record", "Sicherheitsprotokoll"),
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    /// <summary>What the right opens, in a sentence.</summary>
    public static string About(StaffRight right) => right switch
    {
        StaffRight.AnswerComplaints => T("Take complaints over, reply, decide and close.", "Beschwerden übernehmen, beantworten, entscheiden und schließen."),
        StaffRight.ApproveGoodwill => T("Approve remedies above a colleague's limit; give without a limit.", "Abhilfen über der Grenze eines Kollegen genehmigen; selbst ohne Grenze geben."),
        StaffRight.SetComplaintRules => T("Targets, escalation and goodwill limits.", "Zielzeiten, Eskalation und Kulanzgrenzen."),
        StaffRight.SeeInvoices => T("Invoices and what is owed, in lists, search and the customer file.", "Rechnungen und Offenes, in Listen, Suche und Kundenakte."),
        StaffRight.EditCustomers => T("New customers and registrations, master data, contacts, documents, who signs in.", "Neue Kunden und Registrierungen, Stammdaten, Ansprechpartner, Dokumente, Zugänge."),
        StaffRight.DecideOnCustomers => T("Class, account manager and deputy, legal name and VAT ID.", "Klasse, Betreuung und Vertretung, Firmenname und USt-IdNr."),
        StaffRight.DecideOnBankData => T("See bank data whole, and decide on requests to change them.", "Bankdaten vollständig sehen und über Änderungen entscheiden."),
        StaffRight.ExportCustomers => T("Take the list of customers out as a file.", "Die Kundenliste als Datei mitnehmen."),
        StaffRight.SeeReaders => T("See who opened a customer's file.", "Sehen, wer eine Kundenakte geöffnet hat."),
        StaffRight.SeeAsCustomer => T("See the portal as a customer's user sees it, changing nothing; the customer reads who looked and why.", "Das Portal so sehen, wie ein Portalbenutzer es sieht, ohne etwas zu ändern; der Kunde liest, wer warum nachgesehen hat."),
        StaffRight.SwitchFields => T("Switch groups of optional fields on and off.", "Gruppen freiwilliger Felder ein- und ausschalten."),
        StaffRight.IssueInvoices => T("Issue invoices and cancel them.", "Rechnungen ausstellen und stornieren."),
        StaffRight.RecordPayments => T("Enter what was paid.", "Eintragen, was gezahlt wurde."),
        StaffRight.RunCampaigns => T("Write and send newsletters, look after topics.", "Newsletter schreiben und versenden, Themen pflegen."),
        StaffRight.RescueSignIns => T("Take code app and passkeys away from a customer's user who lost her phone.", "Code-App und Passkeys wegnehmen, wenn ein Portalbenutzer sein Telefon verloren hat."),
        StaffRight.AdministerPeople => T("Invite colleagues, give roles, end their sign-in.", "Mitarbeiter einladen, Rollen geben, Anmeldungen beenden."),
        StaffRight.PlanAbsences => T("Enter colleagues' absences.", "Abwesenheiten anderer eintragen."),
        StaffRight.SeeAudit => T("Sign-ins, refusals, rights and exports: search, take out, check.", "Anmeldungen, Ablehnungen, Rechte und Ausgaben: suchen, ausgeben, prüfen."),
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };
}
