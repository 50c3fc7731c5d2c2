using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

/// <summary>The kinds of event that the customer's file leaves.</summary>
internal static class CustomerEvents
{
    public const string Created = "customer.created";
    public const string Changed = "customer.changed";
    public const string Classified = "customer.classified";
    public const string ManagerNamed = "customer.manager-named";
    public const string DeputyNamed = "customer.deputy-named";
    public const string Renamed = "customer.renamed";
    public const string VatIdChanged = "customer.vat-id-changed";
    public const string NoteWritten = "note.written";
    public const string DocumentFiled = "document.filed";
    public const string DocumentReplaced = "document.replaced";

    /// <summary>Such an event. What concerns the customer's own data the customer may see; what staff think of it never.</summary>
    public static Event Make(Customer of, string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        Make(of.Id, of.Number, kind, by, at, arguments);

    public static Event Make(long customer, string number, string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        EventLog.Make(new Whole { CustomerId = customer }, SubjectKind.Customer, number, kind, by, at,
            visible: kind is Created or Changed or Renamed or VatIdChanged, arguments);

    /// <summary>The customer itself as what something happened to: no site and no contact.</summary>
    private sealed class Whole : IDocument
    {
        public long CustomerId { get; set; }

        public long? SiteId { get; set; }

        public long? ContactId { get; set; }
    }
}
