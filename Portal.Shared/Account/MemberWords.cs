using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Account;

/// <summary>What somebody is at a customer, in words.</summary>
public static class MemberWords
{
    public static string Of(MemberRole role) => role switch
    {
        MemberRole.Administrator => T("Administrator", "Administration"),
        MemberRole.Purchasing => T("Purchasing", "Einkauf"),
        MemberRole.Finance => T("Finance", "Buchhaltung"),
        MemberRole.Support => T("Support", "Beschwerden"),
        _ => T("Reader", "Nur lesen"),
    };

    public static string Of(MemberScope scope) => scope switch
    {
        MemberScope.None => T("none", "keine"),
        MemberScope.Own => T("own", "eigene"),
        MemberScope.Site => T("of the site", "des Standorts"),
        _ => T("all", "alle"),
    };

    /// <summary>What somebody sees, in a few words.</summary>
    public static string Of(DocumentScopes scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes == DocumentScopes.Of(MemberScope.Company)) return T("sees all documents of the company", "sieht alle Vorgänge der Firma");
        if (scopes == DocumentScopes.Nothing) return T("sees no documents", "sieht keine Vorgänge");
        return T($"sees orders: {Of(scopes.Orders)}, invoices: {Of(scopes.Invoices)}, complaints: {Of(scopes.Complaints)}",
            $"sieht Aufträge: {Of(scopes.Orders)}, Rechnungen: {Of(scopes.Invoices)}, Beschwerden: {Of(scopes.Complaints)}");
    }
}
