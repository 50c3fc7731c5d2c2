using Portal.Shared.Customers;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Customer.Account;

/// <summary>Words of the account pages.</summary>
internal static class AccountWords
{
    public static string Of(AddressKind kind) =>
        kind == AddressKind.Billing ? T("Billing address", "Rechnungsanschrift") : T("Delivery address", "Lieferanschrift");
}
