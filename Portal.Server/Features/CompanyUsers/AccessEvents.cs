using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Features.CompanyUsers;

/// <summary>The kinds of event that access of a company's people leaves; their subject is the contact.</summary>
internal static class AccessEvents
{
    /// <summary>Arguments: role, scope (of orders, invoices, complaints).</summary>
    public const string Invited = "access.invited", Changed = "access.changed";

    public const string Suspended = "access.suspended", Resumed = "access.resumed", Rescued = "access.rescued";

    public static Event Make(string kind, long customer, string contact, MemberRole role, DocumentScopes scopes, Actor by, DateTimeOffset at)
    {
        (string, string)[] arguments = kind is Invited or Changed ? [("role", role.ToString()), ("scope", scopes.ToString())] : [];
        return EventLog.OfCustomer(customer, SubjectKind.Contact, contact, kind, by, at, visible: true, arguments);
    }
}
