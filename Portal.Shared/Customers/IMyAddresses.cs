using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>
/// The postal addresses of the customer who is signed in; changed by its administrators and purchasers. Another customer's
/// number and one that never existed give the same answer: nothing.
/// </summary>
public interface IMyAddresses
{
    /// <summary>Billing first, the default of a kind first; at most <see cref="Most"/>.</summary>
    Task<IReadOnlyList<MyAddress>> List(CancellationToken cancel = default);

    Task<Edited<AddressForm>?> Edit(string number, CancellationToken cancel = default);

    /// <summary>Who removed an address of this customer, and when; null where nobody did.</summary>
    Task<LastChange?> Removed(string number, CancellationToken cancel = default);

    /// <summary>A form for a new one, with the country of the company; null for who may not add one.</summary>
    Task<Edited<AddressForm>?> Begin(CancellationToken cancel = default);

    /// <returns>Its number.</returns>
    Task<Outcome<string>> Add(AddressForm form, CancellationToken cancel = default);

    Task<Outcome<string>> Save(string number, AddressForm form, CancellationToken cancel = default);

    /// <summary>The last billing address stays: invoices need one.</summary>
    Task<Outcome<string>> Remove(string number, RemovalForm form, CancellationToken cancel = default);

    public const int Most = 200;
}

/// <param name="Country">Its name in the reader's language, or as it was imported.</param>
public sealed record MyAddress(
    string Number, AddressKind Kind, bool IsDefault, string Street, string PostalCode, string City, string Region, string Country);

/// <summary>A place as its country writes it; the rules are in <see cref="AddressRule"/>.</summary>
public interface IPostal
{
    string Street { get; set; }

    string? PostalCode { get; set; }

    string City { get; set; }

    string? Region { get; set; }

    /// <summary>A code of <see cref="Countries"/>, or the country as it was imported.</summary>
    string Country { get; set; }
}

/// <summary>An address as it is typed.</summary>
public sealed class AddressForm : IEdited, IPostal
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [EnumDataType(typeof(AddressKind))]
    public AddressKind Kind { get; set; }

    [Needed("Enter street and number.", "Geben Sie Straße und Hausnummer ein.")]
    [AtMost(200)]
    public string Street { get; set; } = "";

    [AtMost(20)]
    public string? PostalCode { get; set; } = "";

    [Needed("Enter the town.", "Geben Sie den Ort ein.")]
    [AtMost(100)]
    public string City { get; set; } = "";

    [AtMost(100)]
    public string? Region { get; set; } = "";

    /// <summary>A code of <see cref="Countries"/>, or the country as it was imported.</summary>
    [Needed("Choose the country.", "Wählen Sie das Land.")]
    [AtMost(60)]
    public string Country { get; set; } = "";

    /// <summary>The one taken for new orders or invoices.</summary>
    public bool IsDefault { get; set; }
}

/// <summary>Which version is to go.</summary>
public sealed class RemovalForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }
}
