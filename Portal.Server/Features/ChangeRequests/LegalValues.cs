using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.ChangeRequests;
using Portal.Shared.Customers;

namespace Portal.Server.Features.ChangeRequests;

/// <summary>A customer's legal data as they are now.</summary>
/// <param name="Version">Grows with every change of the two records.</param>
internal sealed record LegalValues(string Name, string VatId, string Country, BankAccount? Bank, int Version)
{
    public string this[RequestField field] => field switch
    {
        RequestField.Name => Name,
        RequestField.VatId => VatId,
        RequestField.Holder => Bank?.Holder ?? "",
        RequestField.Iban => Bank?.Iban ?? "",
        RequestField.Bic => Bank?.Bic ?? "",
        _ => Bank?.Bank ?? "",
    };

    /// <summary>In the reader's own context, which shows no bank data to whoever may not see them.</summary>
    public static async Task<LegalValues?> Read(PortalDb db, long customer, CancellationToken cancel)
    {
        var found = await db.Customers.Where(c => c.Id == customer).Select(c => new { c.Name, c.VatId, c.Country, c.Version }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var bank = await db.BankAccounts.AsNoTracking().SingleOrDefaultAsync(b => b.CustomerId == customer, cancel);
        return new LegalValues(found.Name, found.VatId, found.Country, bank, found.Version + (bank?.Version ?? 0));
    }

    /// <summary>What a request would replace, as a sign that differs once one of the values does.</summary>
    public string Sign(ChangeRequest request) =>
        Sha256.Hex(string.Join('\n', Enum.GetValues<RequestField>().Where(f => f.IsOfBank() ? request.IsAboutBank : request.Asked(f) is not null).Select(f => $"{f}={this[f]}")));

    /// <summary>A value as it may be shown.</summary>
    public static string Shown(RequestField field, string value) => field == RequestField.Iban ? Iban.Mask(value) : value;
}
