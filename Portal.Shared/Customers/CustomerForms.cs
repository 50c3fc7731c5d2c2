using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>A customer as it is entered by staff.</summary>
public sealed class NewCustomer
{
    /// <summary>Made with the form: sending it twice makes one customer.</summary>
    public Guid FormKey { get; set; }

    public CustomerKind Kind { get; set; }

    [Needed("Enter the name.", "Geben Sie den Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [AtMost(60)]
    public string VatId { get; set; } = "";

    [AtMost(60)]
    public string Phone { get; set; } = "";

    [AtMost(254), Mail]
    public string Email { get; set; } = "";

    /// <summary>"de" or "en".</summary>
    [AllowedValues(Texts.German, Texts.English)]
    public string Language { get; set; } = Texts.German;

    [AtMost(200)]
    public string Street { get; set; } = "";

    [AtMost(20)]
    public string PostalCode { get; set; } = "";

    [AtMost(100)]
    public string Town { get; set; } = "";

    [AtMost(100)]
    public string Region { get; set; } = "";

    [AtMost(60)]
    public string Country { get; set; } = "";

    /// <summary>The candidates were seen, and it is another customer all the same; recorded.</summary>
    public bool Anyway { get; set; }
}

/// <param name="Number">The new customer's; null where candidates kept it from being entered.</param>
public sealed record NewCustomerResult(string? Number, IReadOnlyList<Duplicate> Candidates);

/// <summary>A customer that the new one may be.</summary>
public sealed record Duplicate(string Number, string Name, string Town, string Country, string Phone, IReadOnlyList<DuplicateGround> Grounds);

/// <summary>The master data of a customer as the form carries them.</summary>
public sealed class MasterData
{
    /// <summary>The version the form was opened with.</summary>
    public int Version { get; set; }

    public CustomerKind Kind { get; set; }

    [AtMost(60)]
    public string Phone { get; set; } = "";

    [AtMost(254), Mail]
    public string Email { get; set; } = "";

    [AtMost(60)]
    public string Country { get; set; } = "";

    /// <summary>"de" or "en".</summary>
    [AllowedValues(Texts.German, Texts.English)]
    public string Language { get; set; } = Texts.German;

    /// <summary>The optional fields of the groups that are on, as people write them.</summary>
    public Dictionary<TraitField, string> Traits { get; set; } = [];
}

/// <summary>What is decided about a customer. The form begins with what is; only what differs is decided anew.</summary>
public sealed class Decision
{
    /// <summary>The version the form was opened with.</summary>
    public int Version { get; set; }

    public CustomerClass Class { get; set; }

    /// <summary>The name of a member of staff; empty for nobody.</summary>
    public string Manager { get; set; } = "";

    /// <summary>The name of a member of staff; empty for nobody.</summary>
    public string Deputy { get; set; } = "";

    [Needed("Enter the name.", "Geben Sie den Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [AtMost(60)]
    public string VatId { get; set; } = "";

    [Needed("Say why.", "Begründen Sie es.")]
    [AtMost(500)]
    public string Reason { get; set; } = "";
}

/// <summary>An e-mail address or nothing. Whether it receives mail, only a mail can tell.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || new EmailAddressAttribute().IsValid(text) && !text.Any(char.IsWhiteSpace);

    public override string FormatErrorMessage(string name) => Texts.T(
        "This is not an e-mail address. It looks like name@example.com.", "Das ist keine E-Mail-Adresse. So sieht eine aus: name@example.com.");
}
