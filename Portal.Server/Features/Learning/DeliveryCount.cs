using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Learning;

namespace Portal.Server.Features.Learning;

/// <summary>How many orders of one kind arrived on a day. A job counts them, so that no page goes through all deliveries of a year.</summary>
internal sealed class DeliveryCount
{
    public long Id { get; init; }

    public DateOnly Day { get; init; }

    public ClusterBy By { get; init; }

    /// <summary>The number of the product, the carrier, the country, the days from order to arrival; empty for all, which weekdays are made of.</summary>
    [MaxLength(100), Impersonal]
    public required string Key { get; init; }

    public int Orders { get; set; }
}
