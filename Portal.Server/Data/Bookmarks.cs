using System.ComponentModel.DataAnnotations;

namespace Portal.Server.Data;

/// <summary>The next number of a series. Taken inside the transaction that uses it: a refused write leaves no gap.</summary>
[WrittenByCustomers]
internal sealed class Counter
{
    [MaxLength(40), Impersonal]
    public required string Name { get; init; }

    public long Next { get; set; }
}

/// <summary>A form that was posted, by the key it carried: the second post of the same form finds the first one's answer.</summary>
[WrittenByCustomers]
internal sealed class FormPost
{
    /// <summary>The user who posted, 0 for a visitor.</summary>
    public long UserId { get; init; }

    public Guid Key { get; init; }

    /// <summary>What the first post led to, as the number of a record.</summary>
    [MaxLength(60), Impersonal]
    public required string Result { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A word by which a record is found: folded, so that "Mueller", "Müller" and "MULLER" are one.</summary>
[WrittenByCustomers]
internal sealed class SearchTerm
{
    public SearchKind Kind { get; init; }

    [MaxLength(SearchWords.MaxLength), Personal("Finding the record", OnErasure.Clear)]
    public required string Term { get; init; }

    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    /// <summary>Null for records that every customer may find (products).</summary>
    public long? CustomerId { get; init; }
}
