using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>
/// The complaints of the customer who is signed in, within the person's scope. Another customer's number and a number that
/// never existed give the same answer: nothing.
/// </summary>
public interface IMyComplaints
{
    /// <summary>Newest first.</summary>
    Task<Page<ComplaintSummary>> List(ComplaintList list, CancellationToken cancel = default);

    Task<MyComplaint?> Read(string number, CancellationToken cancel = default);

    /// <summary>What a new complaint about an order, one of its lines or an invoice begins with; null when one of them is not theirs.</summary>
    /// <param name="line">The line's place on the order, from 1; null for the whole order.</param>
    Task<ComplaintSubject?> Begin(string? orderNumber, int? line, string? invoiceNumber, CancellationToken cancel = default);

    /// <summary>Files a complaint and acknowledges it by mail. Writing is not for readers, and not for whoever sees no complaints.</summary>
    /// <returns>Its number. The same <see cref="ComplaintDraft.FormKey"/> gives the same number again.</returns>
    Task<Outcome<string>> File(ComplaintDraft draft, CancellationToken cancel = default);

    /// <summary>Adds a message to the thread; it is our turn then.</summary>
    Task<Outcome<string>> Reply(string number, MessageDraft message, CancellationToken cancel = default);

    /// <summary>The customer says that the matter is settled.</summary>
    Task<Outcome<string>> DeclareSolved(string number, Guid formKey, CancellationToken cancel = default);

    /// <summary>The customer says no to our decision, and why: it stays open, and we look at it anew.</summary>
    Task<Outcome<string>> Contest(string number, MessageDraft message, CancellationToken cancel = default);

    /// <summary>The customer says how we did, once a closing.</summary>
    Task<Outcome<string>> Rate(string number, Rating rating, CancellationToken cancel = default);

    /// <summary>Opens a closed complaint again, within <see cref="Steps.ReopenWithin"/>.</summary>
    Task<Outcome<string>> Reopen(string number, MessageDraft message, CancellationToken cancel = default);
}

/// <param name="OpenOnly">Leaves out what is closed.</param>
public sealed record ComplaintList(bool OpenOnly, string? Search, PageAt At);

/// <param name="ReceivedOn">In the portal's time zone.</param>
public sealed record ComplaintSummary(
    string Number, ComplaintKind Kind, string Subject, DateOnly ReceivedOn, string? OrderNumber, State State);

/// <summary>A complaint as its customer sees it.</summary>
public sealed record MyComplaint(
    string Number, ComplaintKind Kind, string Subject, DateTimeOffset ReceivedAt, string? OrderNumber, string? ProductName,
    Remedy WantedRemedy, Stage Stage, ComplaintOutcome? Outcome, State State, IReadOnlyList<Step> Steps, IReadOnlyList<ThreadEntry> Thread)
{
    /// <summary>Whoever reads it may open its order, too.</summary>
    public bool OrderIsSeen { get; init; } = true;

    /// <summary>The invoice it is about; null without one.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Whoever reads it may open its invoice, too.</summary>
    public bool InvoiceIsSeen { get; init; }

    /// <summary>How many of the line are affected; null where nobody said.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What we promised to put it right.</summary>
    public IReadOnlyList<MyRemedy> Remedies { get; init; } = [];

    /// <summary>What she said of how we did.</summary>
    public Contentment Contentment { get; init; }

    /// <summary>The number of the complaint it goes on in; null where it stands by itself.</summary>
    public string? JoinedTo { get; init; }
}

/// <summary>One entry of the thread.</summary>
/// <param name="AuthorName">Who wrote it, as the readers may know them.</param>
public sealed record ThreadEntry(
    EntryKind Kind, string AuthorName, DateTimeOffset At, string Text, IReadOnlyList<FileEntry> Files)
{
    /// <summary>The number of the complaint it was said in, where that goes on in this one; else null.</summary>
    public string? Of { get; init; }
}

/// <summary>What an entry of a thread is.</summary>
public enum EntryKind
{
    FromCustomer,
    FromStaff,

    /// <summary>Only staff ever read it; it lives in a table that the customer's context does not know.</summary>
    InternalNote,

    /// <summary>Something that happened, in words.</summary>
    Happening,
}

/// <param name="Number">Its place among the complaint's files, from 1: the end of its address.</param>
/// <param name="Size">In bytes.</param>
public sealed record FileEntry(int Number, string Name, string ContentType, long Size)
{
    public bool IsPicture => ContentType is "image/jpeg" or "image/png" or "image/webp" or "image/gif";
}

/// <summary>What a complaint is about.</summary>
/// <param name="Quantity">Of the line; null without one.</param>
public sealed record ComplaintSubject(string? OrderNumber, int? Line, string? ProductName, decimal? Quantity, string? InvoiceNumber);
