using Microsoft.AspNetCore.Components;

namespace Portal.Client.Security;

/// <summary>Pages that customers and staff share stand at two addresses; the address says whose page it is.</summary>
public static class AreaAddress
{
    public static bool IsStaffs(this NavigationManager navigation) => navigation.ToBaseRelativePath(navigation.Uri).Split('/', '?')[0] == "staff";

    /// <summary>Where these pages begin: "/account" or "/staff".</summary>
    public static string Root(this NavigationManager navigation) => navigation.IsStaffs() ? "/staff" : "/account";

    /// <summary>This page with what it asks, as an address of the portal.</summary>
    public static string Here(this NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri);

    /// <summary>The address that was asked for, where it is one of the given area of this portal; otherwise the area's first page.</summary>
    public static string Within(string? wanted, bool staff)
    {
        var home = staff ? "/staff" : "/";
        if (wanted is not ['/', ..] || wanted is ['/', '/' or '\\', ..] || wanted.Any(char.IsControl)) return home;
        var isStaffs = wanted == "/staff" || wanted.StartsWith("/staff/", StringComparison.Ordinal) || wanted.StartsWith("/staff?", StringComparison.Ordinal);
        return isStaffs == staff ? wanted : home;
    }
}
