using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>
/// The steps that a delivery goes through, and on which of them each cause breaks it. Everybody of the staff reads them; keeping them needs the right
/// to set the rules of complaints. A change makes a new version; what is counted is always placed by the newest.
/// </summary>
public interface IChainDesk
{
    Task<ChainBook> Read(CancellationToken cancel = default);

    /// <summary>Makes the next version.</summary>
    Task<Outcome> Save(ChainForm form, CancellationToken cancel = default);
}

/// <param name="Version">0 as long as nobody changed what the portal comes with.</param>
/// <param name="Nodes">The causes below the portal's own, which can stand on a step of their own.</param>
public sealed record ChainBook(int Version, IReadOnlyList<ChainStep> Steps, IReadOnlyList<CauseNode> Nodes, IReadOnlyList<RuleChange> Changes);

/// <summary>A step of a delivery.</summary>
public sealed class ChainStep
{
    public const int LongestName = 60, Most = 20;

    /// <summary>Means this step for ever, whatever it is called.</summary>
    public string Key { get; set; } = "";

    /// <summary>Empty where it has the portal's own name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The causes that break a delivery here, as <see cref="CauseRef.ToString"/> writes them. What lies below one is here, too, unless it stands elsewhere itself.</summary>
    public List<string> Causes { get; set; } = [];

    public string Title => Name.Length > 0 ? Name : ChainWords.BuiltIn(Key);

    public static ChainStep New(string name) => new() { Key = Guid.NewGuid().ToString("N")[..8], Name = name };

    public ChainStep Copy() => new() { Key = Key, Name = Name, Causes = [.. Causes] };
}

/// <summary>All steps as they are entered.</summary>
public sealed class ChainForm : IValidatableObject
{
    /// <summary>The version on the screen: another one in between gives <see cref="ProblemKind.Stale"/>.</summary>
    public int Version { get; set; }

    public List<ChainStep> Steps { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Problem() is { } problem ? [new ValidationResult(problem, [nameof(Steps)])] : [];

    /// <summary>What is wrong with the steps, in a sentence; null where nothing is.</summary>
    public string? Problem() =>
        Steps.Count is 0 or > ChainStep.Most ? T($"Between one step and {ChainStep.Most}.", $"Zwischen einem Schritt und {ChainStep.Most}.")
        : Steps.Any(s => s.Title.Trim().Length == 0) ? T("Each step needs a name.", "Jeder Schritt braucht einen Namen.")
        : Steps.Any(s => s.Name.Trim().Length > ChainStep.LongestName) ? T($"A name has at most {ChainStep.LongestName} characters.", $"Ein Name hat höchstens {ChainStep.LongestName} Zeichen.")
        : Steps.GroupBy(s => s.Title.Trim().ToUpperInvariant()).FirstOrDefault(g => g.Skip(1).Any())?.First() is { } twice ? T($"Two steps are called {twice.Title}.", $"Zwei Schritte heißen {twice.Title}.")
        : Steps.DistinctBy(s => s.Key).Count() < Steps.Count || Steps.SelectMany(s => s.Causes).GroupBy(c => c).Any(g => g.Skip(1).Any())
            ? T("A cause stands on one step only.", "Eine Ursache steht auf nur einem Schritt.") : null;
}

/// <summary>The steps with what stands on them, for whoever counts.</summary>
public sealed class Chain(IReadOnlyList<ChainStep> steps, CauseTree tree)
{
    /// <summary>The key of what stands on no step.</summary>
    public const string Nowhere = "";

    public IReadOnlyList<ChainStep> Steps => steps;

    /// <summary>The key of the step on which a cause breaks a delivery: its own, else that of the nearest one above it that has one.</summary>
    public string StepOf(CauseRef cause) => tree.Up(cause).Select(c => steps.FirstOrDefault(s => s.Causes.Contains(c.ToString()))?.Key).FirstOrDefault(k => k is not null) ?? Nowhere;

    /// <summary>All causes that stand on a step; for <see cref="Nowhere"/> those that stand on none.</summary>
    public IReadOnlyList<CauseRef> On(string step) => [.. tree.All.Select(c => c.Cause).Where(c => StepOf(c) == step)];

    /// <summary>A sentence for each step, by which versions are compared.</summary>
    public IEnumerable<string> Sentences() => steps.Select((s, i) => $"{i + 1}. {s.Title}: {string.Join(", ", s.Causes.Select(c => tree.Name(CauseRef.Parse(c))))}");
}

/// <summary>The words of the steps that the portal comes with.</summary>
public static class ChainWords
{
    public static string BuiltIn(string key) => key switch
    {
        "advice" => T("Advice and order", "Beratung und Auftrag"),
        "goods" => T("Goods", "Ware"),
        "picking" => T("Picking and packing", "Kommissionierung und Verpackung"),
        "carriage" => T("Carriage", "Transport"),
        "invoice" => T("Invoice", "Rechnung"),
        _ => "",
    };
}
