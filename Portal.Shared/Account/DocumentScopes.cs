namespace Portal.Shared.Account;

/// <summary>How much of a company's documents somebody sees, by their kind.</summary>
public sealed record DocumentScopes(MemberScope Orders, MemberScope Invoices, MemberScope Complaints)
{
    public static DocumentScopes Nothing { get; } = Of(MemberScope.None);

    /// <summary>The same for each kind.</summary>
    public static DocumentScopes Of(MemberScope scope) => new(scope, scope, scope);

    /// <summary>What a role sees where nobody says otherwise: finance no complaints, support no invoices.</summary>
    public static DocumentScopes UsualFor(MemberRole role) => Of(MemberScope.Company) with
    {
        Invoices = role == MemberRole.Support ? MemberScope.None : MemberScope.Company,
        Complaints = role == MemberRole.Finance ? MemberScope.None : MemberScope.Company,
    };

    /// <summary>The widest of the three.</summary>
    public MemberScope Widest => (MemberScope)Math.Max(Math.Max((int)Orders, (int)Invoices), (int)Complaints);

    public bool Have(MemberScope scope) => Orders == scope || Invoices == scope || Complaints == scope;

    /// <summary>As a claim carries it.</summary>
    public override string ToString() => $"{Orders},{Invoices},{Complaints}";

    /// <summary>What <see cref="ToString"/> wrote; nothing where it was something else.</summary>
    public static DocumentScopes Parse(string? text) =>
        text?.Split(',') is [var orders, var invoices, var complaints] && Enum.TryParse<MemberScope>(orders, out var o)
            && Enum.TryParse<MemberScope>(invoices, out var i) && Enum.TryParse<MemberScope>(complaints, out var c) ? new(o, i, c) : Nothing;
}

/// <summary>What somebody is to be and to see, as forms carry it.</summary>
public interface IAccessChoice
{
    MemberRole Role { get; }

    /// <summary>Null for what is usual for the role.</summary>
    MemberScope? Orders { get; }

    /// <inheritdoc cref="Orders"/>
    MemberScope? Invoices { get; }

    /// <inheritdoc cref="Orders"/>
    MemberScope? Complaints { get; }

    /// <summary>The number of the site she belongs to; empty for none.</summary>
    string? Site { get; }
}

/// <summary>What a form chooses.</summary>
public static class AccessChoices
{
    /// <summary>What was chosen, and what is usual for the rest.</summary>
    public static DocumentScopes Chosen(this IAccessChoice form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var usual = DocumentScopes.UsualFor(form.Role);
        return new(form.Orders ?? usual.Orders, form.Invoices ?? usual.Invoices, form.Complaints ?? usual.Complaints);
    }
}
