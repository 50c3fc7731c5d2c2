using Portal.Shared.Account;
using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Shared.Registrations;

/// <summary>
/// Who asked for access and confirmed it, for staff who may edit customers; everybody else is refused, and the refusal recorded.
/// One decision counts: whoever comes second gets <see cref="ProblemKind.Stale"/> and sees what was decided.
/// </summary>
public interface IRegistrationDesk
{
    /// <summary>How many wait for a decision; none for whoever may not decide.</summary>
    Task<Tally> Waiting(CancellationToken cancel = default);

    /// <summary>Newest first.</summary>
    Task<Outcome<Page<RegistrationRow>>> List(RegistrationView view, PageAt at, CancellationToken cancel = default);

    Task<Outcome<RegistrationFile>> Read(string number, CancellationToken cancel = default);

    /// <summary>Makes a prospect of it: customer, address, contact, an administrator, and the mail with which she sets her password.</summary>
    /// <returns>The new customer's number.</returns>
    Task<Outcome<string>> Approve(string number, ApprovalForm form, CancellationToken cancel = default);

    /// <summary>Lets the person into a customer that is there. Its administrators are told.</summary>
    /// <returns>The customer's number.</returns>
    Task<Outcome<string>> Link(string number, LinkForm form, CancellationToken cancel = default);

    /// <summary>Refuses it and writes why.</summary>
    Task<Outcome<string>> Refuse(string number, RefusalForm form, CancellationToken cancel = default);
}

/// <summary>The parts of the list.</summary>
public enum RegistrationView { Open, Decided }

/// <summary>What became of a registration. Staff see none before it is confirmed.</summary>
public enum RegistrationState { Unconfirmed, Open, Approved, Linked, Refused }

/// <param name="Company">The person's name where a person registered.</param>
/// <param name="At">When the address was confirmed.</param>
public sealed record RegistrationRow(string Number, string Company, string Name, string City, string Country, RegistrationState State, DateTimeOffset At);

/// <summary>What was entered, what it may be the same as, and what was decided.</summary>
/// <param name="Candidates">Customers it may be; the one whose number was given first.</param>
/// <param name="SignIns">What the address opens here already.</param>
/// <param name="Others">Open registrations of the same address, by number.</param>
/// <param name="Decided">Null while it is open.</param>
public sealed record RegistrationFile(
    RegistrationRow Row, int Version, CustomerKind Kind, string Email, string Phone, string Street, string PostalCode, string Region, string VatId, string KnownAs,
    string Interest, string Language, IReadOnlyList<Duplicate> Candidates, IReadOnlyList<KnownSignIn> SignIns, IReadOnlyList<string> Others, RegistrationDecision? Decided);

/// <param name="Customer">The customer's number; empty for a sign-in of the staff, or one that opens nothing.</param>
public sealed record KnownSignIn(string Customer, string Name, AccessState State, bool IsStaff);

/// <param name="Customer">The customer's number; empty for a refusal.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record RegistrationDecision(string By, DateTimeOffset At, string Customer, string Reason);

/// <summary>That it becomes a new customer.</summary>
public sealed class ApprovalForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }
}

/// <summary>Which customer the person belongs to, and what she may there.</summary>
public sealed class LinkForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Choose a customer, or enter the number.", "Wählen Sie einen Kunden, oder geben Sie die Nummer ein.")]
    [AtMost(40)]
    public string Customer { get; set; } = "";

    /// <summary>She sees what is usual for it; the customer's administrators narrow or widen it.</summary>
    public MemberRole Role { get; set; } = MemberRole.Reader;
}

/// <summary>Why not; the person reads it.</summary>
public sealed class RefusalForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Say why: the person reads it.", "Begründen Sie es: Die Person liest es.")]
    [AtMost(1_000)]
    public string Reason { get; set; } = "";
}
