using static Portal.Shared.Common.Texts;

namespace Portal.Client.Staff.Customers;

/// <summary>The parts of a customer's file, as its address names them.</summary>
public enum FileTab { Overview, Orders, Invoices, Complaints, Timeline, Documents, Data, Print }

/// <summary>What the parts are called.</summary>
public static class TabWords
{
    public static string Of(FileTab tab) => tab switch
    {
        FileTab.Orders => T("Orders", "Aufträge"),
        FileTab.Invoices => T("Invoices", "Rechnungen"),
        FileTab.Complaints => T("Complaints", "Beschwerden"),
        FileTab.Timeline => T("Timeline", "Kundenhistorie"),
        FileTab.Documents => T("Documents", "Dokumente"),
        FileTab.Data => T("Data", "Stammdaten"),
        FileTab.Print => T("Print view", "Druckansicht"),
        _ => T("Contacts", "Kontakt"),
    };
}
