namespace Portal.Server.Features.Import;

/// <summary>How many rows of a section became what.</summary>
internal sealed record Tally(string File, string Records)
{
    public long Read { get; set; }

    public long New { get; set; }

    public long Changed { get; set; }

    public long Unchanged { get; set; }

    public long Refused { get; set; }

    public long Conflicts { get; set; }
}

/// <summary>Counts what happens and writes down what did not go in.</summary>
internal sealed class ImportReport(FindingFile findings) : IAsyncDisposable
{
    private readonly List<Tally> tallies = [];
    private readonly Dictionary<SourceFile, HashSet<long>> refused = [];

    public IReadOnlyList<Tally> Tallies => tallies;

    public long Refused => tallies.Sum(t => t.Refused);

    public long Conflicts => tallies.Sum(t => t.Conflicts);

    public long Written => tallies.Sum(t => t.New + t.Changed);

    public bool HasFindings => Refused + Conflicts > 0;

    /// <summary>
    /// The lines of a file whose row was refused. What else the file gives (a customer's contact) is not taken from them, and
    /// they are not reported a second time.
    /// </summary>
    public HashSet<long> RefusedIn(SourceFile file) => refused.TryGetValue(file, out var lines) ? lines : refused[file] = [];

    public Tally Begin(Section section)
    {
        tallies.Add(new Tally(section.File.Name, section.Kind.Name));
        return tallies[^1];
    }

    public void Add(Section section, Finding finding)
    {
        var tally = tallies[^1];
        if (finding.Kind == FindingKind.Conflict) tally.Conflicts++;
        else
        {
            tally.Refused++;
            RefusedIn(section.File).Add(finding.Line);
        }
        findings.Add(section, finding);
    }

    public void Add(Section section, BatchResult batch)
    {
        var tally = tallies[^1];
        tally.New += batch.New;
        tally.Changed += batch.Changed;
        tally.Unchanged += batch.Unchanged;
        foreach (var finding in batch.Findings.OrderBy(f => f.Line)) Add(section, finding);
    }

    public ValueTask DisposeAsync() => findings.DisposeAsync();
}
