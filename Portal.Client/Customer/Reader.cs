using Microsoft.AspNetCore.Components.Authorization;
using Portal.Shared.Account;

namespace Portal.Client.Customer;

/// <summary>What the user of a customer who reads a page may and sees: pages leave out what would only be refused.</summary>
public sealed record Reader(MemberRole Role, DocumentScopes Scopes)
{
    public bool MayComplain => Role.MayComplain(Scopes);

    public bool SeesOrders => Scopes.Orders != MemberScope.None;

    public bool SeesInvoices => Scopes.Invoices != MemberScope.None;

    public bool SeesComplaints => Scopes.Complaints != MemberScope.None;

    public static async Task<Reader> Of(Task<AuthenticationState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var user = (await state).User;
        var role = Enum.TryParse<MemberRole>(user.FindFirst(Areas.Role)?.Value, out var found) ? found : MemberRole.Reader;
        return new Reader(role, DocumentScopes.Parse(user.FindFirst(Areas.Scopes)?.Value));
    }
}
