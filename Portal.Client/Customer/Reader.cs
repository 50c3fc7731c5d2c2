using Microsoft.AspNetCore.Components.Authorization;
using Portal.Shared.Account;

namespace Portal.Client.Customer;

/// <summary>What the user of a customer who reads a page may and sees: pages leave out what would only be refused.</summary>
/// <param name="OnlyLooks">Somebody of the staff reads it as that user: she sees the same, and changes nothing.</param>
public sealed record Reader(MemberRole Role, DocumentScopes Scopes, bool OnlyLooks = false)
{
    public bool MayComplain => !OnlyLooks && Role.MayComplain(Scopes);

    public bool MayEditPlaces => !OnlyLooks && Role.MayEditPlaces();

    public bool SeesOrders => Scopes.Orders != MemberScope.None;

    public bool SeesInvoices => Scopes.Invoices != MemberScope.None;

    public bool SeesComplaints => Scopes.Complaints != MemberScope.None;

    public static async Task<Reader> Of(Task<AuthenticationState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var user = (await state).User;
        var role = Enum.TryParse<MemberRole>(user.FindFirst(Areas.Role)?.Value, out var found) ? found : MemberRole.Reader;
        return new Reader(role, DocumentScopes.Parse(user.FindFirst(Areas.Scopes)?.Value), user.HasClaim(c => c.Type == Areas.Viewer));
    }
}
