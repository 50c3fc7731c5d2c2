using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>A company or person we have a relationship with.</summary>
internal sealed partial class Customer : Record, ISearchable
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    [MaxLength(CustomerKeys.MaxName), Personal("Addressing the customer; a person's own name where the customer is a person", OnErasure.Keep, Ground = "Commercial letters and invoices, section 147 AO")]
    public required string Name
    {
        get;
        set
        {
            field = value;
            NameKey = CustomerKeys.NameKey(value);
        }
    }

    /// <summary>The name as lists sort it, and by which doubles are found.</summary>
    [MaxLength(CustomerKeys.MaxName), Personal("Sorting, and finding doubles", OnErasure.Clear)]
    public string NameKey { get; private set; } = "";

    public CustomerKind Kind { get; set; }

    public CustomerStage Stage { get; set; }

    public CustomerClass Class { get; set; }

    /// <summary>"de" or "en".</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; set; } = "de";

    /// <summary>ISO 3166 code where known, else the country as imported.</summary>
    [MaxLength(60), Impersonal]
    public string Country { get; set; } = "";

    [MaxLength(60), Personal("Stating the number on invoices", OnErasure.Keep, Ground = "Invoices, section 14b UStG")]
    public string VatId { get; set; } = "";

    [MaxLength(60), Personal("Calling back", OnErasure.Clear)]
    public string Phone { get; set; } = "";

    /// <summary>The phone number as it is dialled from anywhere (E.164); empty where that is not known.</summary>
    [MaxLength(20), Personal("Calling back", OnErasure.Clear)]
    public string PhoneE164 { get; set; } = "";

    [MaxLength(254), Personal("Writing to the customer", OnErasure.Clear)]
    public string Email { get; set; } = "";

    /// <summary>The staff member who cares for this customer, and who stands in.</summary>
    public long? ManagerId { get; set; }

    public long? DeputyId { get; set; }

    /// <summary>The day of the latest order. Lists filter by it; whoever writes orders keeps it (LastOrders).</summary>
    public DateOnly? LastOrderOn { get; set; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public SearchKind SearchKind => SearchKind.Customer;

    /// <summary>No owner: only staff search customers.</summary>
    public long? SearchOwner => null;

    public IEnumerable<string?> SearchTexts =>
        [Number, Name, ExternalId, Email, VatId, CustomerKeys.VatKey(VatId), Phone, .. PhoneWords.Of(Phone), .. PhoneNumbers.SearchForms(PhoneE164)];
}
