using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>A place of business of a customer; documents and memberships can be tied to one.</summary>
internal sealed partial class Site : Record, ICustomerOwned
{
    /// <summary>For addresses of pages; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    public long CustomerId { get; set; }

    [MaxLength(200), Impersonal]
    public required string Name { get; set; }
}

/// <summary>A person at a customer.</summary>
internal sealed partial class Contact : Record, ICustomerOwned, ISearchable
{
    /// <summary>For addresses of pages; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    public long CustomerId { get; set; }

    public long? SiteId { get; set; }

    [MaxLength(200), Personal("Addressing the person", OnErasure.Replace)]
    public required string Name { get; set; }

    [MaxLength(100), Personal("Knowing whom to ask for what", OnErasure.Clear)]
    public string Position { get; set; } = "";

    [MaxLength(254), Personal("Writing to the person", OnErasure.Clear)]
    public string Email { get; set; } = "";

    [MaxLength(60), Personal("Calling the person", OnErasure.Clear)]
    public string Phone { get; set; } = "";

    /// <summary>The phone number as it is dialled from anywhere (E.164); empty where that is not known.</summary>
    [MaxLength(20), Personal("Calling the person", OnErasure.Clear)]
    public string PhoneE164 { get; set; } = "";

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public SearchKind SearchKind => SearchKind.Contact;

    public long? SearchOwner => CustomerId;

    public IEnumerable<string?> SearchTexts => [Name, Email, Phone, .. PhoneNumbers.SearchForms(PhoneE164)];
}

/// <summary>A postal address of a customer.</summary>
internal sealed partial class Address : Record, ICustomerOwned
{
    /// <summary>For addresses of pages; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    public long CustomerId { get; set; }

    public AddressKind Kind { get; set; }

    public bool IsDefault { get; set; }

    [MaxLength(200), Personal("Delivering and invoicing", OnErasure.Keep, Ground = "Invoices, section 14b UStG")]
    public string Street { get; set; } = "";

    [MaxLength(20), Personal("Delivering and invoicing", OnErasure.Keep, Ground = "Invoices, section 14b UStG")]
    public string PostalCode { get; set; } = "";

    [MaxLength(100), Personal("Delivering and invoicing", OnErasure.Keep, Ground = "Invoices, section 14b UStG")]
    public string City { get; set; } = "";

    [MaxLength(100), Personal("Delivering and invoicing", OnErasure.Keep, Ground = "Invoices, section 14b UStG")]
    public string Region { get; set; } = "";

    [MaxLength(60), Impersonal]
    public string Country { get; set; } = "";

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }
}
