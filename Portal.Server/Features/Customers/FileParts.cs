using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

// What staff keep about a customer. None of these tables is mapped in the customer's context: nothing of them can leak through a
// forgotten condition.

/// <summary>A note among staff about a customer.</summary>
internal sealed class CustomerNote : ICustomerOwned
{
    public long Id { get; init; }

    public long CustomerId { get; set; }

    public long? AuthorUserId { get; init; }

    [MaxLength(200), Personal("Naming who wrote", OnErasure.Replace)]
    public required string AuthorName { get; init; }

    [MaxLength(10_000), Personal("Looking after the customer", OnErasure.Clear)]
    public required string Text { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Something decided by hand, with its reason. The history only grows.</summary>
internal sealed class CustomerDecision : ICustomerOwned
{
    public long Id { get; init; }

    public long CustomerId { get; set; }

    public DecisionKind Kind { get; init; }

    [MaxLength(200), Personal("Showing what it was", OnErasure.Clear)]
    public string From { get; init; } = "";

    [MaxLength(200), Personal("Showing what it became", OnErasure.Clear)]
    public string To { get; init; } = "";

    [MaxLength(500), Personal("Explaining the decision", OnErasure.Clear)]
    public required string Reason { get; init; }

    [MaxLength(200), Personal("Naming who decided", OnErasure.Replace)]
    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>The value of an optional field. There are none of a group that is off.</summary>
internal sealed class CustomerTrait : ICustomerOwned
{
    public long Id { get; init; }

    public long CustomerId { get; set; }

    public FieldGroup Group { get; init; }

    public TraitField Field { get; init; }

    /// <summary>Numbers with a point, dates as 2026-11-22, lists parted by commas, customers by number.</summary>
    [MaxLength(OptionalFields.MaxLength), Personal("As the settings say of the field's group", OnErasure.Clear)]
    public required string Value { get; set; }
}

/// <summary>A group of optional fields that somebody switched.</summary>
internal sealed class FieldSwitch
{
    public FieldGroup Group { get; init; }

    public bool IsOn { get; set; }

    [MaxLength(200), Personal("Naming who decided", OnErasure.Replace)]
    public string ByName { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>That somebody of the staff opened the file on a day: once, whoever looks how often.</summary>
internal sealed class FileLook : ICustomerOwned
{
    public long CustomerId { get; set; }

    public long StaffId { get; init; }

    public DateOnly Day { get; init; }
}
