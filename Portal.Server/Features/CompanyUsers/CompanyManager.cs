using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Features.CompanyUsers;

/// <summary>Who says who of a company uses the portal, and what they see of it.</summary>
internal static class CompanyManager
{
    /// <summary>The reader, where she is one of those who decide; nobody who only looks at the portal with her eyes.</summary>
    public static CustomerActor? Manager(this CurrentActor current) => current.SeesUsers() is { ReadOnly: false } actor ? actor : null;

    /// <summary>The reader, where she sees whom those who decide see.</summary>
    public static CustomerActor? SeesUsers(this CurrentActor current) => current.Customer is CustomerActor actor && actor.Role.MayManageUsers() ? actor : null;
}
