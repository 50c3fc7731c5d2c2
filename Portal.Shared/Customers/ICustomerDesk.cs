using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>All customers, for staff: who they are, and what is decided about them. See <see cref="Portal.Shared.Staff.StaffRights"/> for who may what.</summary>
public interface ICustomerDesk
{
    /// <summary>Reads the file; that it was read is recorded, once a reader, customer and day.</summary>
    Task<CustomerFile?> Read(string number, CancellationToken cancel = default);

    /// <summary>Enters a customer, unless it looks like one we have: then nothing is written and the candidates come back.</summary>
    Task<Outcome<NewCustomerResult>> Create(NewCustomer draft, CancellationToken cancel = default);

    /// <summary>The master data as the form shows them.</summary>
    Task<MasterData?> Edit(string number, CancellationToken cancel = default);

    /// <summary>Saves master data. An edit in between gives <see cref="ProblemKind.Stale"/>.</summary>
    Task<Outcome> Save(string number, MasterData data, CancellationToken cancel = default);

    /// <summary>What was decided about the customer, newest first.</summary>
    Task<IReadOnlyList<DecisionEntry>> Decisions(string number, CancellationToken cancel = default);

    /// <summary>Decides class, account manager and deputy, legal name and VAT ID: whatever differs from what is, with one reason.</summary>
    Task<Outcome> Decide(string number, Decision decision, CancellationToken cancel = default);

    /// <summary>Who can care for customers.</summary>
    Task<IReadOnlyList<string>> Carers(CancellationToken cancel = default);

    /// <summary>Who opened the file on which day, newest first; empty for those who may not see it.</summary>
    Task<IReadOnlyList<FileReader>> Readers(string number, CancellationToken cancel = default);
}

/// <summary>Who a customer is and who cares for them.</summary>
/// <param name="ClassReason">Why it has that class; empty where nobody said.</param>
/// <param name="Traits">What is known beyond the ordinary, of the groups that are switched on.</param>
/// <param name="Subsidiaries">Customers that name this one as their parent company.</param>
public sealed record CustomerFile(
    string Number, int Version, string Name, CustomerKind Kind, CustomerStage Stage, CustomerClass Class, string ClassReason, string Language, string Country,
    string VatId, string Phone, string Email, Carer? Manager, Carer? Deputy, DateOnly? LastOrderOn, DateOnly Since, IReadOnlyList<ContactEntry> Contacts,
    IReadOnlyList<AddressEntry> Addresses, IReadOnlyList<TraitEntry> Traits, IReadOnlyList<CustomerLink> Subsidiaries);

/// <param name="SignsIn">True for somebody who uses the portal.</param>
public sealed record ContactEntry(string Number, string Name, string Position, string Email, string Phone, bool SignsIn);

public sealed record AddressEntry(AddressKind Kind, string Street, string PostalCode, string City, string Region, string Country);

/// <param name="Value">As people read it.</param>
/// <param name="Link">Where it leads: an address of the portal or of the web; null for plain text.</param>
public sealed record TraitEntry(TraitField Field, string Value, string? Link = null);

public sealed record CustomerLink(string Number, string Name);

/// <param name="From">What it was; empty for nothing.</param>
/// <param name="By">Who decided; empty after erasure.</param>
public sealed record DecisionEntry(DecisionKind Kind, string From, string To, string Reason, string By, DateTimeOffset At);

/// <param name="Day">In the portal's time zone.</param>
public sealed record FileReader(string Name, DateOnly Day);
