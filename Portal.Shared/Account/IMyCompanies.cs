using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>The companies that the reader acts for. What is seen and written is one company's at a time.</summary>
public interface IMyCompanies
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<ActsFor>> List(CancellationToken cancel = default);

    /// <summary>Acts for another of them from the next page on, in this browser.</summary>
    /// <returns>Not found for a company that gave the reader no access, or suspended it.</returns>
    Task<Outcome<bool>> Choose(string number, CancellationToken cancel = default);
}

/// <param name="IsChosen">It is the one acted for now.</param>
public sealed record ActsFor(string Number, string Name, bool IsChosen);
