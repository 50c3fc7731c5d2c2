using Microsoft.AspNetCore.Components;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Client.Security;

/// <summary>Pages that customers and staff share stand at two addresses; the address says whose page it is.</summary>
public static class AreaAddress
{
    public static bool IsStaffs(this NavigationManager navigation) => navigation.ToBaseRelativePath(navigation.Uri).Split('/', '?')[0] == "staff";

    /// <summary>Where these pages begin: "/account" or "/staff".</summary>
    public static string Root(this NavigationManager navigation) => (navigation.IsStaffs() ? UserKind.Staff : UserKind.Customer).Root();

    /// <summary>The same for somebody of that kind.</summary>
    public static string Root(this UserKind kind) => kind == UserKind.Staff ? "/staff" : "/account";

    /// <summary>This page with what it asks, as an address of the portal.</summary>
    public static string Here(this NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri);

    /// <summary>The address that was asked for, where it is one of the given area of this portal; otherwise the area's first page.</summary>
    public static string Within(string? wanted, bool staff)
    {
        var home = staff ? "/staff" : "/";
        if (LocalAddress.Of(wanted) is not { } local) return home;
        var isStaffs = local == "/staff" || local.StartsWith("/staff/", StringComparison.Ordinal) || local.StartsWith("/staff?", StringComparison.Ordinal);
        return isStaffs == staff ? local : home;
    }
}
