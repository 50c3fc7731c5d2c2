namespace Portal.Server.Data;

/// <summary>
/// A record that belongs to one customer. CustomerId is a concurrency token, so that a forged update or delete hits no row,
/// and the customer's context filters by it.
/// </summary>
internal interface ICustomerOwned
{
    long CustomerId { get; set; }
}

/// <summary>A document that a membership's scope can hide: one of a site, or of one contact.</summary>
internal interface IDocument : ICustomerOwned
{
    long? SiteId { get; set; }

    long? ContactId { get; set; }
}

/// <summary>A record that portal users may write through their own context. All others are read-only to them.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WrittenByCustomersAttribute : Attribute;
