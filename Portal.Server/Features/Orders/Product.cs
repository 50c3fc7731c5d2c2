using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Features.Orders;

/// <summary>What is sold. The same for every customer.</summary>
internal sealed class Product : Record, ISearchable
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    [MaxLength(200), Impersonal]
    public required string Name { get; set; }

    /// <summary>How it is packed, as on the price list: "10 boxes x 20 bags".</summary>
    [MaxLength(100), Impersonal]
    public string Unit { get; set; } = "";

    public decimal ListPrice { get; set; }

    /// <summary>Tax as a share, 0.07 for 7 %; null for the standard rate of the settings.</summary>
    public decimal? TaxRate { get; set; }

    public bool Discontinued { get; set; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }

    public SearchKind SearchKind => SearchKind.Product;

    public long? SearchOwner => null;

    public IEnumerable<string?> SearchTexts => [Number, Name];
}
