using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Shared.Registrations;

/// <summary>Who wants to become a customer, as typed. What the country asks of the address is in <see cref="AddressRule"/>.</summary>
public sealed class RegistrationForm : IPostal
{
    public const int LongestInterest = 2_000;

    [EnumDataType(typeof(CustomerKind))]
    public CustomerKind Kind { get; set; }

    /// <summary>Needed of a company.</summary>
    [AtMost(200)]
    public string? Company { get; set; } = "";

    [Needed("Enter your name.", "Geben Sie Ihren Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [Needed("Enter your e-mail address.", "Geben Sie Ihre E-Mail-Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";

    [Needed("Enter a phone number.", "Geben Sie eine Telefonnummer ein.")]
    [AtMost(60)]
    public string Phone { get; set; } = "";

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

    /// <summary>A code of <see cref="Countries"/>.</summary>
    [Needed("Choose the country.", "Wählen Sie das Land.")]
    [AtMost(60)]
    public string Country { get; set; } = "";

    [AtMost(60)]
    public string? VatId { get; set; } = "";

    /// <summary>Of somebody who says to be a customer already. Nobody learns here whether there is such a number.</summary>
    [AtMost(40)]
    public string? KnownAs { get; set; } = "";

    [AtMost(LongestInterest)]
    public string? Interest { get; set; } = "";

    /// <summary>"de" or "en".</summary>
    [AtMost(2)]
    public string Language { get; set; } = Texts.German;

    /// <summary>No person sees this field; what fills it is a program, and is thanked and forgotten.</summary>
    public string? Beyond { get; set; }
}
