namespace Portal.Shared.Account;

/// <summary>What a role may change of its company's data. Everybody changes what is their own.</summary>
public static class AccountRights
{
    public static bool MayEditCompany(this MemberRole role) => role == MemberRole.Administrator;

    /// <summary>Who of the company uses the portal, and what they may.</summary>
    public static bool MayManageUsers(this MemberRole role) => role == MemberRole.Administrator;

    /// <summary>Filing complaints and answering them, for whoever sees any.</summary>
    public static bool MayComplain(this MemberRole role, DocumentScopes scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return role != MemberRole.Reader && scopes.Complaints != MemberScope.None;
    }

    /// <summary>Asking staff for another legal name or VAT ID.</summary>
    public static bool MayAskLegal(this MemberRole role) => role == MemberRole.Administrator;

    /// <summary>Seeing the company's bank account, masked, and asking staff for another.</summary>
    public static bool MayAskBank(this MemberRole role) => role is MemberRole.Administrator or MemberRole.Finance;

    /// <summary>Addresses and contacts.</summary>
    public static bool MayEditPlaces(this MemberRole role) => role is MemberRole.Administrator or MemberRole.Purchasing;
}
