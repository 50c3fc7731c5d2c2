using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>How far a remedy has come.</summary>
public enum RemedyState
{
    /// <summary>Thought of; the customer learns of it with the decision.</summary>
    Planned,

    /// <summary>Worth more than whoever planned it may give: somebody who may approves it first.</summary>
    ToApprove,

    /// <summary>Promised to the customer, to be carried out.</summary>
    Open,

    Done,

    /// <summary>Not carried out after all.</summary>
    Dropped,
}

/// <summary>A remedy as it is typed.</summary>
public sealed class RemedyDraft
{
    public Guid FormKey { get; set; }

    [Chosen("Choose what is given.", "Wählen Sie, was gegeben wird.")]
    public Remedy Kind { get; set; }

    [Needed("Say in a sentence what is done.", "Sagen Sie in einem Satz, was getan wird.")]
    [AtMost(500)]
    public string What { get; set; } = "";

    /// <summary>What it is worth, as typed, in the portal's currency; empty where it costs nothing.</summary>
    [AtMost(30)]
    public string Value { get; set; } = "";

    /// <summary>Who sees to it.</summary>
    public long OwnerId { get; set; }

    public DateOnly? DueOn { get; set; }
}

/// <summary>A remedy as its customer reads it.</summary>
/// <param name="DueOn">By when it is carried out.</param>
/// <param name="EndedOn">When it was carried out or dropped; null before.</param>
/// <param name="Result">How it ended, in words: the number of the new order, the credit note, why it was dropped.</param>
public sealed record MyRemedy(Remedy Kind, string What, Money? Value, RemedyState State, DateOnly DueOn, DateOnly? EndedOn, string Result);

/// <summary>A remedy as staff carry it out.</summary>
/// <param name="Position">Its place among the complaint's remedies, from 1.</param>
/// <param name="MayApprove">Whoever reads it may approve it: it waits for that, and is not her own.</param>
public sealed record DeskRemedy(
    int Position, Remedy Kind, string What, Money? Value, RemedyState State, DateOnly DueOn, DateOnly? EndedOn, string Result, string OwnerName, bool Overdue, bool MayApprove);
