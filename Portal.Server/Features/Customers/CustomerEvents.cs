using Portal.Server.Data;

namespace Portal.Server.Features.Customers;

/// <summary>The kinds of event that changes of a customer's data leave.</summary>
internal static class CustomerEvents
{
    public const string Created = "customer.created";
    public const string Changed = "customer.changed";
    public const string Classified = "customer.classified";
    public const string ManagerNamed = "customer.manager-named";
    public const string DeputyNamed = "customer.deputy-named";
    public const string Renamed = "customer.renamed";
    public const string VatIdChanged = "customer.vat-id-changed";
    public const string BankChanged = "customer.bank-changed";
    public const string NoteWritten = "note.written";
    public const string DocumentFiled = "document.filed";
    public const string DocumentReplaced = "document.replaced";

    /// <summary>What the people at a customer change themselves.</summary>
    public const string
        CompanyChanged = "company.changed",
        AddressAdded = "address.added", AddressChanged = "address.changed", AddressRemoved = "address.removed",
        ContactAdded = "contact.added", ContactChanged = "contact.changed", ContactRemoved = "contact.removed",
        SiteAdded = "site.added", SiteRenamed = "site.renamed", SiteRemoved = "site.removed",
        ProfileChanged = "profile.changed", PasswordChanged = "profile.password-changed", EmailChanged = "profile.email-changed",
        MailsChosen = "profile.mails-chosen";

    /// <summary>Such an event. What concerns the customer's own data the customer may see; what staff think of it never.</summary>
    public static Event Make(Customer of, string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        Make(of.Id, of.Number, kind, by, at, arguments);

    public static Event Make(long customer, string number, string kind, Actor by, DateTimeOffset at, params (string Key, string Value)[] arguments) =>
        EventLog.OfCustomer(customer, SubjectKind.Customer, number, kind, by, at,
            visible: kind is Created or Changed or Renamed or VatIdChanged or BankChanged, arguments);
}
