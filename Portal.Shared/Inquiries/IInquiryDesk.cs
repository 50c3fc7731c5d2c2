using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Shared.Inquiries;

/// <summary>
/// What came from addresses that no customer could be told from, for staff who answer complaints; everybody else is refused, and
/// the refusal recorded. Whoever comes second gets <see cref="ProblemKind.Stale"/> and sees what was done.
/// </summary>
public interface IInquiryDesk
{
    /// <summary>How many are open; none for whoever may not answer.</summary>
    Task<Tally> Waiting(CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<Outcome<Page<InquiryRow>>> List(InquiryView view, PageAt at, CancellationToken cancel = default);

    Task<Outcome<InquiryFile>> Read(string number, CancellationToken cancel = default);

    /// <summary>Writes to whoever asked, and keeps what was written.</summary>
    Task<Outcome<string>> Answer(string number, InquiryAnswerForm form, CancellationToken cancel = default);

    /// <summary>Puts it away without a further word.</summary>
    Task<Outcome<string>> Close(string number, InquiryCloseForm form, CancellationToken cancel = default);

    /// <summary>Makes a complaint of a customer of it, as <see cref="IComplaintEntry"/> enters what came by phone.</summary>
    /// <returns>The complaint's number.</returns>
    Task<Outcome<string>> File(string number, EnteredComplaint entered, CancellationToken cancel = default);
}

/// <summary>The parts of the list.</summary>
public enum InquiryView { Open, Done }

/// <summary>What became of an inquiry. Staff see none before it is confirmed.</summary>
public enum InquiryState { Unconfirmed, Open, Answered, Closed, Filed }

/// <param name="At">When the address was confirmed.</param>
public sealed record InquiryRow(string Number, ComplaintKind Kind, string Subject, string Name, string Company, InquiryState State, DateTimeOffset At);

/// <summary>What was written, whom it may be from, and what was done.</summary>
/// <param name="Reference">The number of an order or an invoice, as typed.</param>
/// <param name="Language">"de" or "en": the answer's, too.</param>
/// <param name="Candidates">Customers it may be from; none once it is done.</param>
/// <param name="SignIns">What the address opens here; none once it is done.</param>
/// <param name="Done">Null while it is open.</param>
public sealed record InquiryFile(
    InquiryRow Row, int Version, string Email, string Reference, string Text, string Language, IReadOnlyList<Duplicate> Candidates, IReadOnlyList<KnownSignIn> SignIns,
    IReadOnlyList<InquiryAnswered> Answers, InquiryDone? Done);

/// <summary>What was answered, by whom.</summary>
public sealed record InquiryAnswered(string By, DateTimeOffset At, string Text);

/// <param name="Complaint">The number of the complaint it became; empty for none.</param>
public sealed record InquiryDone(string By, DateTimeOffset At, string Complaint);

/// <summary>An answer as it is typed.</summary>
public sealed class InquiryAnswerForm : IEdited
{
    public const int Longest = 10_000;

    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Write an answer first.", "Schreiben Sie zuerst eine Antwort.")]
    [AtMost(Longest)]
    public string Text { get; set; } = "";

    /// <summary>With it the inquiry is done.</summary>
    public bool Close { get; set; } = true;
}

/// <summary>That nothing more is to be done.</summary>
public sealed class InquiryCloseForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }
}
