using Portal.Shared.Customers;
using Portal.Shared.Newsletters;
using Portal.Shared.Staff;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Search;

/// <summary>A page that somebody goes to, or begins something on.</summary>
public sealed record Way(string Words, string Address);

/// <summary>Where somebody with these rights can go: the one list behind the search.</summary>
public static class Ways
{
    public static IEnumerable<Way> Of(RightSet allowed)
    {
        yield return new(T("Inbox", "Eingang"), "/staff/complaints");
        yield return new(T("My complaints", "Meine Beschwerden"), "/staff/complaints?view=mine");
        yield return new(T("Overdue complaints", "Überfällige Beschwerden"), "/staff/complaints?view=overdue");
        if (allowed.May(StaffRight.AnswerComplaints)) yield return new(T("Enter a complaint", "Beschwerde eintragen"), "/staff/complaints/new");
        if (allowed.May(StaffRight.AnswerComplaints)) yield return new(T("Inquiries from the contact form", "Anfragen aus dem Kontaktformular"), "/staff/inquiries");
        yield return new(T("Notices", "Hinweise"), "/staff/notices");
        yield return new(T("Remedies under way", "Offene Abhilfen"), "/staff/remedies");
        yield return new(T("Measures against causes", "Maßnahmen gegen Ursachen"), "/staff/measures");
        yield return new(T("Where complaints come from", "Woher Beschwerden kommen"), "/staff/learning");
        yield return new(T("On which step deliveries break", "Auf welchem Schritt Lieferungen brechen"), "/staff/learning/process");
        yield return new(T("Report of the quarter", "Quartalsbericht"), "/staff/learning/report");
        yield return new(T("Steps of a delivery", "Schritte einer Lieferung"), "/staff/settings/chain");
        yield return new(T("Causes of complaints", "Ursachen von Beschwerden"), "/staff/settings/causes");
        yield return new(T("Customers", "Kunden"), "/staff/customers");
        if (allowed.May(StaffRight.EditCustomers)) yield return new(T("New customer", "Neuer Kunde"), "/staff/customers/new");
        if (allowed.May(StaffRight.EditCustomers)) yield return new(T("Registrations", "Registrierungen"), "/staff/registrations");
        yield return new(T("Change requests", "Änderungsanträge"), "/staff/requests");
        yield return new(T("Orders", "Aufträge"), "/staff/orders");
        if (allowed.May(StaffRight.SeeInvoices))
        {
            yield return new(T("Invoices", "Rechnungen"), "/staff/invoices");
            yield return new(T("Overdue invoices", "Überfällige Rechnungen"), "/staff/invoices?filter=overdue");
        }
        if (allowed.May(StaffRight.RunCampaigns))
        {
            yield return new(T("Campaigns", "Kampagnen"), "/staff/campaigns");
            yield return new(T("New campaign", "Neue Kampagne"), "/staff/campaigns/new");
            yield return new(T("Topics", "Themen"), "/staff/topics");
            yield return new(T("Suppression list: addresses no campaign reaches", "Sperrliste: Adressen, die keine Kampagne erreicht"), "/staff/suppressions");
        }
        yield return new(T("Outbox", "Postausgang"), "/staff/outbox");
        yield return new(T("Jobs", "Aufgaben"), "/staff/jobs");
        yield return new(T("People and absences", "Mitarbeiter und Abwesenheiten"), "/staff/people");
        if (allowed.May(StaffRight.AdministerPeople)) yield return new(T("Invite somebody", "Jemanden einladen"), "/staff/people/new");
        yield return new(T("Roles and rights", "Rollen und Rechte"), "/staff/settings/roles");
        if (allowed.May(StaffRight.SeeAudit)) yield return new(T("Security record", "Sicherheitsprotokoll"), "/staff/audit");
        yield return new(T("Security: password, passkeys, browsers", "Sicherheit: Passwort, Passkeys, Browser"), "/staff/security");
        if (allowed.May(StaffRight.SetComplaintRules)) yield return new(T("Canned texts", "Textbausteine"), "/staff/settings/texts");
        yield return new(T("Targets of complaints", "Ziele für Beschwerden"), "/staff/settings/targets");
        yield return new(T("Escalation of complaints", "Eskalation von Beschwerden"), "/staff/settings/escalation");
        yield return new(T("Try the escalation", "Eskalation erproben"), "/staff/settings/escalation/try");
        if (allowed.May(StaffRight.SetComplaintRules)) yield return new(T("Goodwill limits", "Kulanzgrenzen"), "/staff/settings/goodwill");
        if (allowed.May(StaffRight.SwitchFields)) yield return new(T("Optional fields", "Freiwillige Felder"), "/staff/settings/fields");
    }

    /// <summary>Those of which a word begins as typed; all where nothing is typed.</summary>
    public static IEnumerable<Way> Find(RightSet allowed, string typed) => Of(allowed).Where(way => (typed ?? "").Trim() is var word
        && (word.Length == 0 || way.Words.Split(' ').Any(w => w.StartsWith(word, StringComparison.CurrentCultureIgnoreCase))
            || way.Words.StartsWith(word, StringComparison.CurrentCultureIgnoreCase)));
}
