namespace Portal.Shared.Customers;

/// <summary>All customers, for staff.</summary>
public interface ICustomerDesk
{
    Task<CustomerFile?> Read(string number, CancellationToken cancel = default);
}

/// <summary>Who a customer is and who cares for them.</summary>
public sealed record CustomerFile(
    string Number, string Name, CustomerKind Kind, CustomerClass Class, string Country, string Phone, string Email,
    string? ManagerName, string? DeputyName, IReadOnlyList<ContactEntry> Contacts, IReadOnlyList<AddressEntry> Addresses);

public sealed record ContactEntry(string Name, string Position, string Email, string Phone);

public sealed record AddressEntry(AddressKind Kind, string Street, string PostalCode, string City, string Region, string Country);
