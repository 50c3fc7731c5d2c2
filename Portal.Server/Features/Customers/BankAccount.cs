using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>The account a customer pays from and is paid to; one a customer. Whole it is shown only with a right and a record.</summary>
internal sealed class BankAccount : Record, ICustomerOwned
{
    public const int MaxName = 100;

    public long CustomerId { get; set; }

    [MaxLength(MaxName), Personal("Paying the customer back", OnErasure.Clear)]
    public string Holder { get; set; } = "";

    /// <summary>Without spaces.</summary>
    [MaxLength(Portal.Shared.Customers.Iban.MaxLength), Personal("Paying the customer back", OnErasure.Clear)]
    public string Iban { get; set; } = "";

    [MaxLength(Bics.MaxLength), Personal("Paying the customer back", OnErasure.Clear)]
    public string Bic { get; set; } = "";

    /// <summary>The bank's name.</summary>
    [MaxLength(MaxName), Personal("Paying the customer back", OnErasure.Clear)]
    public string Bank { get; set; } = "";

    public BankDetails Masked() => new(Holder, Portal.Shared.Customers.Iban.Mask(Iban), Bic, Bank);
}
