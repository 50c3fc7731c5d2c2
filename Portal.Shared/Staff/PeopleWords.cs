using Portal.Shared.Account;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Staff;

/// <summary>Roles in words.</summary>
public static class PeopleWords
{
    public static string Of(StaffRole role) => role switch
    {
        StaffRole.Agent => T("Agent", "Sachbearbeitung"),
        StaffRole.AccountManager => T("Account manager", "Großkundenbetreuung"),
        StaffRole.Marketer => T("Marketing", "Marketing"),
        StaffRole.Manager => T("Manager", "Leitung"),
        StaffRole.Own => T("Own role", "Eigene Rolle"),
        _ => T("Administrator", "Administration"),
    };

    /// <summary>What the role opens, in a sentence.</summary>
    public static string About(StaffRole role) => role switch
    {
        StaffRole.Agent => T("Works the inbox, reads all records.", "Bearbeitet den Eingang, liest alle Unterlagen."),
        StaffRole.AccountManager => T("All an agent does; maintains master data and classes of customers, issues invoices and enters payments.", "Alles wie die Sachbearbeitung; pflegt außerdem Stammdaten und Klassen der Kunden, stellt Rechnungen aus und trägt Zahlungen ein."),
        StaffRole.Marketer => T("Writes and sends campaigns, reads customers, orders and complaints.", "Schreibt und versendet Kampagnen, liest Kunden, Aufträge und Beschwerden."),
        StaffRole.Own => "",
        StaffRole.Manager => T("All of this, is also told what is overdue and plans absences.", "All dies; erfährt außerdem, was überfällig ist, und plant Abwesenheiten."),
        _ => T("Everything, and decides who may do what.", "Alles, und legt fest, wer was darf."),
    };
}
