using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>The causes as a tree: their names, what lies below which, and what is wrong with a tree that was entered.</summary>
public sealed class CauseTree(IReadOnlyList<CauseNode> nodes)
{
    public const int MostNodes = 100;

    /// <summary>As many levels below one of the portal's own.</summary>
    public const int Deepest = 3;

    /// <summary>The portal's own causes.</summary>
    public static readonly IReadOnlyList<Cause> Roots = [.. Enum.GetValues<Cause>().Where(c => c != Cause.None)];

    /// <summary>The causes below one of the portal's own, each before those below it, by name.</summary>
    public IEnumerable<(CauseNode Node, int Depth)> Under(Cause root) => Below(root, "", 1);

    /// <summary>Every cause, the portal's own before those below it.</summary>
    public IEnumerable<(CauseRef Cause, int Depth)> All =>
        Roots.SelectMany(root => Under(root).Select(n => (new CauseRef(root, n.Node.Key), n.Depth)).Prepend((new CauseRef(root), 0)));

    /// <summary>Those that a complaint can be closed with: neither they nor one above them is retired.</summary>
    public IEnumerable<(CauseRef Cause, int Depth)> Choices => All.Where(c => CanChoose(c.Cause));

    public bool Knows(CauseRef cause) => Roots.Contains(cause.Root) && (string.IsNullOrEmpty(cause.Key) || Find(cause.Key)?.Root == cause.Root);

    public bool CanChoose(CauseRef cause) => Knows(cause) && Way(cause.Key).All(n => !n.Retired);

    /// <summary>The keys of a cause and of all below it; none for one of the portal's own, which a complaint names itself.</summary>
    public IReadOnlyList<string> Keys(CauseRef cause) =>
        Find(cause.Key) is not { } node ? [] : [node.Key, .. Below(node.Root, node.Key, 1).Select(n => n.Node.Key)];

    /// <summary>"Late delivery › Carrier › Depot north".</summary>
    public string Name(CauseRef cause) => string.Join(" › ", Way(cause.Key).Reverse().Select(n => n.Name).Prepend(ComplaintWords.Of(cause.Root)));

    /// <summary>A cause and all above it, itself first.</summary>
    public IEnumerable<CauseRef> Up(CauseRef cause) => Way(cause.Key).Select(n => new CauseRef(n.Root, n.Key)).Append(new CauseRef(cause.Root));

    /// <summary>A sentence for each cause, by which versions are compared.</summary>
    public IEnumerable<string> Sentences() => All.Where(c => !string.IsNullOrEmpty(c.Cause.Key))
        .Select(c => Name(c.Cause) + (Find(c.Cause.Key)!.Retired ? T(" (no longer chosen)", " (nicht mehr wählbar)") : ""));

    /// <summary>What is wrong with causes that were entered, in a sentence; null where nothing is.</summary>
    public static string? Problem(IReadOnlyList<CauseNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count > MostNodes) return T($"At most {MostNodes} causes of your own.", $"Höchstens {MostNodes} eigene Ursachen.");
        if (nodes.Any(n => string.IsNullOrWhiteSpace(n.Name))) return T("Each cause needs a name.", "Jede Ursache braucht einen Namen.");
        if (nodes.FirstOrDefault(n => n.Name.Trim().Length > CauseNode.LongestName) is { } tooLong)
        {
            return T($"At most {CauseNode.LongestName} characters: {tooLong.Name[..20]}…", $"Höchstens {CauseNode.LongestName} Zeichen: {tooLong.Name[..20]}…");
        }
        var twice = nodes.GroupBy(n => (n.Root, n.Parent, Name: n.Name.Trim().ToUpperInvariant())).FirstOrDefault(g => g.Skip(1).Any())?.First();
        if (twice is not null) return T($"Two causes in one place are called {twice.Name}.", $"Zwei Ursachen an einer Stelle heißen {twice.Name}.");
        // The rest no page sends: a key of another form, a ring, one that hangs in the air.
        var tree = new CauseTree(nodes);
        return nodes.All(n => n.Key.Length == 8 && n.Key.All(char.IsAsciiHexDigitLower)) && nodes.DistinctBy(n => n.Key).Count() == nodes.Count
            && Roots.Sum(root => tree.Under(root).Count()) == nodes.Count
            ? null : T($"A cause lies below none, or deeper than {Deepest} levels.", $"Eine Ursache liegt unter keiner anderen oder tiefer als {Deepest} Ebenen.");
    }

    private IEnumerable<(CauseNode Node, int Depth)> Below(Cause root, string parent, int depth) => depth > Deepest ? []
        : nodes.Where(n => n.Root == root && n.Parent == parent && n.Key != parent).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase)
            .SelectMany(n => Below(root, n.Key, depth + 1).Prepend((n, depth)));

    private CauseNode? Find(string? key) => string.IsNullOrEmpty(key) ? null : nodes.FirstOrDefault(n => n.Key == key);

    /// <summary>A cause and those above it, from below.</summary>
    private IEnumerable<CauseNode> Way(string? key)
    {
        for (var (node, steps) = (Find(key), 0); node is not null && steps < Deepest; node = Find(node.Parent), steps++) yield return node;
    }
}
