using Portal.Server.Data;

namespace Portal.Server.Features.Import;

/// <summary>What can be imported.</summary>
internal static class RecordKinds
{
    /// <summary>In the order in which they name each other.</summary>
    /// <param name="currency">That of documents which name none.</param>
    public static IReadOnlyList<RecordKind> All(string currency, Clock clock) =>
    [
        new StaffImport(), new ProductImport(), new CustomerImport(), new ContactImport(), new AddressImport(),
        new OrderImport(currency, clock), new OrderLineImport(), new InvoiceImport(currency), new PaymentImport(),
    ];
}
