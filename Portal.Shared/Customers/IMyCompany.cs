using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>The company of the customer who is signed in, and who cares for it.</summary>
public interface IMyCompany
{
    Task<MyCompany?> Read(CancellationToken cancel = default);

    Task<Edited<CompanyForm>?> Edit(CancellationToken cancel = default);

    /// <summary>For administrators of the customer.</summary>
    Task<Outcome<string>> Save(CompanyForm form, CancellationToken cancel = default);

    /// <summary>Whom the customer can ask.</summary>
    Task<CareTeam> Care(CancellationToken cancel = default);
}

/// <param name="Phone">As typed.</param>
public sealed record MyCompany(string Number, string Name, string VatId, string Phone, string Email, string Country, CustomerStage Stage);

/// <summary>What a customer changes of the company by itself. Name and VAT ID are legally relevant: staff change them on request.</summary>
public sealed class CompanyForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [AtMost(60)]
    public string? Phone { get; set; } = "";

    [AtMost(254)]
    public string? Email { get; set; } = "";
}

/// <summary>Who cares for a customer, and who stands in.</summary>
/// <param name="AwayUntil">The manager's last day of absence; null where she is there.</param>
public sealed record CareTeam(Carer? Manager, Carer? Deputy, DateOnly? AwayUntil);

/// <summary>Somebody of the staff who cares for a customer.</summary>
/// <param name="Phone">As typed.</param>
/// <param name="Dial">For a link that calls: E.164, or what was typed.</param>
public sealed record Carer(string Name, string Position, string Phone, string Dial, string Email);
