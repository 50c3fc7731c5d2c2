using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>Customers' bank accounts, for staff. They change by request only: see <see cref="Portal.Shared.ChangeRequests.IRequestDesk"/>.</summary>
public interface IBankDesk
{
    /// <summary>The account with its IBAN masked; null where none is known.</summary>
    Task<BankDetails?> Read(string number, CancellationToken cancel = default);

    /// <summary>The IBAN, whole, in groups of four. Each look is recorded.</summary>
    Task<Outcome<string>> Reveal(string number, CancellationToken cancel = default);
}

/// <param name="Iban">Masked: country and last four places.</param>
/// <param name="Bank">The bank's name.</param>
public sealed record BankDetails(string Holder, string Iban, string Bic, string Bank);
