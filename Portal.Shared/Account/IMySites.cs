using Portal.Shared.Common;
using Portal.Shared.Customers;

namespace Portal.Shared.Account;

/// <summary>The places of business of the reader's company. Documents belong to one, and people may be bound to it. Only administrators ask.</summary>
public interface IMySites
{
    /// <summary>By name; null for whoever may not see it.</summary>
    Task<IReadOnlyList<MySite>?> List(CancellationToken cancel = default);

    /// <returns>Null for an unknown number, another company's, and whoever may not.</returns>
    Task<Edited<SiteForm>?> Edit(string number, CancellationToken cancel = default);

    /// <returns>An empty form; null for whoever may not.</returns>
    Edited<SiteForm>? Begin();

    /// <returns>The number.</returns>
    Task<Outcome<string>> Add(SiteForm form, CancellationToken cancel = default);

    Task<Outcome<string>> Save(string number, SiteForm form, CancellationToken cancel = default);

    /// <summary>Not while a person belongs to it. Its documents stay with those who see all of the company.</summary>
    Task<Outcome<string>> Remove(string number, RemovalForm form, CancellationToken cancel = default);

    /// <summary>A company has at most this many.</summary>
    public const int Most = 200;
}

/// <param name="People">How many who use the portal belong to it.</param>
public sealed record MySite(string Number, string Name, int People);

/// <summary>A site as it is typed.</summary>
public sealed class SiteForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Enter the name.", "Geben Sie den Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";
}
