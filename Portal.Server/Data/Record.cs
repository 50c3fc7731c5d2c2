using System.ComponentModel.DataAnnotations.Schema;

namespace Portal.Server.Data;

/// <summary>An editable record. Keys are internal and never shown; people see numbers.</summary>
internal abstract class Record
{
    public long Id { get; init; }

    /// <summary>Counts the edits, on every provider: a save over somebody else's edit is noticed.</summary>
    public int Version { get; set; }

    /// <summary>What happened to the record since it was loaded; saved as events in the same transaction.</summary>
    [NotMapped]
    public List<Event> Happened { get; } = [];
}

/// <summary>A record that search finds by words. Its terms are rewritten whenever it is saved.</summary>
internal interface ISearchable
{
    SearchKind SearchKind { get; }

    /// <summary>The number by which the hit is shown and opened.</summary>
    string Number { get; }

    /// <summary>The customer whose record it is; null for what all may see.</summary>
    long? SearchOwner { get; }

    /// <summary>The texts whose words find it.</summary>
    IEnumerable<string?> SearchTexts { get; }
}

/// <summary>The kinds of record that search finds.</summary>
internal enum SearchKind { Customer, Contact, Order, Product, Complaint, Invoice, Document }
