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
        MemberScope.Own => T("own documents", "eigene Vorgänge"),
        MemberScope.Site => T("documents of the site", "Vorgänge des Standorts"),
        _ => T("the whole company's documents", "Vorgänge der ganzen Firma"),
    };
}
