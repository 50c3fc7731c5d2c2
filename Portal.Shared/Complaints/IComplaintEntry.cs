using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>Complaints that came by phone, letter, visit or mail, entered by staff.</summary>
public interface IComplaintEntry
{
    /// <summary>Who can have said it, and about what; null where there is no such customer.</summary>
    Task<EntryFacts?> Begin(string customerNumber, CancellationToken cancel = default);

    /// <summary>Files it and acknowledges it by mail where the contact has a sign-in.</summary>
    /// <returns>Its number. The same <see cref="EnteredComplaint.FormKey"/> gives the same number again.</returns>
    Task<Outcome<string>> Enter(EnteredComplaint entered, CancellationToken cancel = default);
}

/// <param name="Contacts">By name; the first hundred.</param>
/// <param name="Orders">The latest ones, newest first.</param>
public sealed record EntryFacts(string Number, string Name, IReadOnlyList<EntryContact> Contacts, IReadOnlyList<EntryOrder> Orders);

public sealed record EntryContact(string Number, string Name);

/// <param name="Lines">Its lines by their place, from 1.</param>
public sealed record EntryOrder(string Number, DateOnly OrderedOn, IReadOnlyList<EntryLine> Lines);

public sealed record EntryLine(int Position, string ProductName);

/// <summary>A complaint as staff type it.</summary>
public sealed class EnteredComplaint
{
    public Guid FormKey { get; set; }

    [Needed("Choose the customer.", "Wählen Sie den Kunden.")]
    public string Customer { get; set; } = "";

    /// <summary>The contact's number; empty where nobody in particular spoke.</summary>
    public string Contact { get; set; } = "";

    [Chosen("Choose by which way it came.", "Wählen Sie, auf welchem Weg es kam.")]
    public Channel Channel { get; set; } = Channel.Phone;

    [EnumDataType(typeof(ComplaintKind))]
    public ComplaintKind Kind { get; set; }

    /// <summary>When it came; null for now.</summary>
    public DateOnly? ReceivedOn { get; set; }

    public string OrderNumber { get; set; } = "";

    public int? Line { get; set; }

    [AtMost(30)]
    public string Quantity { get; set; } = "";

    [Needed("Say in a few words what it is about.", "Sagen Sie in wenigen Worten, worum es geht.")]
    [AtMost(200)]
    public string Subject { get; set; } = "";

    [Needed("Write down what was said.", "Schreiben Sie auf, was gesagt wurde.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";

    [EnumDataType(typeof(Remedy))]
    public Remedy WantedRemedy { get; set; }

    /// <summary>Whoever enters it takes it.</summary>
    public bool Take { get; set; } = true;
}
