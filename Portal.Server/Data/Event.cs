using System.ComponentModel.DataAnnotations;

namespace Portal.Server.Data;

/// <summary>
/// Something that happened to a customer's record: a kind with arguments, never a finished sentence, so that both languages
/// and later versions can word it. Written in the transaction of the change; never updated, never deleted (triggers refuse).
/// </summary>
[WrittenByCustomers]
internal sealed class Event : IDocument
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    [MaxLength(60), Impersonal]
    public required string Kind { get; init; }

    public long CustomerId { get; set; }

    public long? SiteId { get; set; }

    public long? ContactId { get; set; }

    public SubjectKind SubjectKind { get; init; }

    /// <summary>The number of the record it happened to.</summary>
    [MaxLength(40), Impersonal]
    public required string SubjectNumber { get; init; }

    public ActorKind ActorKind { get; init; }

    public long? ActorUserId { get; init; }

    /// <summary>False for what only staff may know.</summary>
    public bool Visible { get; init; }

    /// <summary>A flat JSON object of strings without personal data: states, dates, numbers of other records.</summary>
    [MaxLength(1000), Impersonal]
    public string Arguments { get; init; } = "{}";

    /// <summary>What is personal about it, in a row of its own that can be erased while the event stays.</summary>
    public EventPerson? Person { get; init; }
}

/// <summary>The erasable half of an event.</summary>
[WrittenByCustomers]
internal sealed class EventPerson : ICustomerOwned
{
    public long EventId { get; init; }

    public Event? Event { get; init; }

    public long CustomerId { get; set; }

    [MaxLength(200), Personal("Who did it, as the timeline names them", OnErasure.Clear)]
    public required string ActorName { get; init; }
}

/// <summary>The kinds of record that events happen to.</summary>
internal enum SubjectKind { Customer, Order, Invoice, Complaint, Address, Contact, Site, Request }
