using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>
/// The causes below the portal's own ones. Everybody of the staff reads them; keeping them needs the right to set the rules of complaints. A change
/// makes a new version; what was closed with a cause keeps it, under the name that the cause has now.
/// </summary>
public interface ICauseDesk
{
    Task<CauseBook> Read(CancellationToken cancel = default);

    /// <summary>The causes as they are now, for whoever chooses one.</summary>
    Task<IReadOnlyList<CauseNode>> Nodes(CancellationToken cancel = default);

    /// <summary>Makes the next version.</summary>
    Task<Outcome> Save(CauseForm form, CancellationToken cancel = default);
}

/// <param name="Version">0 as long as nobody changed what the portal comes with.</param>
/// <param name="Used">The keys of those that a complaint was closed with: they are retired, never deleted.</param>
public sealed record CauseBook(int Version, IReadOnlyList<CauseNode> Nodes, IReadOnlySet<string> Used, IReadOnlyList<RuleChange> Changes);

/// <summary>All causes as they are entered.</summary>
public sealed class CauseForm : IValidatableObject
{
    /// <summary>The version on the screen: another one in between gives <see cref="ProblemKind.Stale"/>.</summary>
    public int Version { get; set; }

    public List<CauseNode> Nodes { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        CauseTree.Problem(Nodes) is { } problem ? [new ValidationResult(problem, [nameof(Nodes)])] : [];
}

/// <summary>A cause that managers keep below one of the portal's own.</summary>
public sealed class CauseNode
{
    /// <summary>The most letters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>Eight hexadecimal digits that mean this cause for ever, whatever it is called.</summary>
    public string Key { get; set; } = "";

    public Cause Root { get; set; }

    /// <summary>The key of the cause above it; empty directly below the portal's own.</summary>
    public string Parent { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>No longer chosen when a complaint is closed.</summary>
    public bool Retired { get; set; }

    public static CauseNode Below(Cause root, string parent) => new() { Key = Guid.NewGuid().ToString("N")[..8], Root = root, Parent = parent };

    public CauseNode Copy() => new() { Key = Key, Root = Root, Parent = Parent, Name = Name, Retired = Retired };
}

/// <summary>A cause: one of the portal's own, or one below it.</summary>
/// <param name="Key">Empty for one of the portal's own.</param>
public readonly record struct CauseRef(Cause Root, string Key = "")
{
    /// <summary>What <see cref="ToString"/> wrote; <see cref="Cause.None"/> for anything else.</summary>
    public static CauseRef Parse(string? text)
    {
        var parts = (text ?? "").Split('/', 2);
        return Enum.TryParse<Cause>(parts[0], out var root) && Enum.IsDefined(root) && root.ToString() == parts[0] ? new(root, parts.Length > 1 ? parts[1] : "") : new(Cause.None);
    }

    /// <summary>As it stands in forms and addresses: "LateDelivery", "LateDelivery/0f3a91c2".</summary>
    [SuppressMessage("Globalization", "CA1305", Justification = "A name and a key know no culture.")]
    public override string ToString() => string.IsNullOrEmpty(Key) ? Root.ToString() : $"{Root}/{Key}";
}
