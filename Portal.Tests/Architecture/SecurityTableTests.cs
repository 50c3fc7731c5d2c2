using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Architecture;

/// <summary>The table of SECURITY.md promises no more than there is: every case stands in it once, and every test it names exists.</summary>
public sealed partial class SecurityTableTests
{
    private const int Cases = 60;

    private static readonly List<Row> Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md")).Select(line => Columns().Match(line)).Where(m => m.Success).Select(Read)];

    private static readonly HashSet<string> Tests =
    [
        .. from type in typeof(SecurityTableTests).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           // Theories and tests on each database are facts, too.
           where method.IsDefined(typeof(FactAttribute), inherit: true)
           select $"{type.Name}.{method.Name}",
    ];

    [Fact]
    public void Every_case_is_there_once_with_a_state() =>
        Assert.Equal(Enumerable.Range(1, Cases).Select(n => (n, true)), Rows.OrderBy(r => r.Number).Select(r => (r.Number, State().IsMatch(r.State))));

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        Assert.Equal([], Rows.SelectMany(r => r.Tests.Where(t => !Tests.Contains(t)).Select(t => $"{r.Number}: {t}")));
        Assert.Contains($"{nameof(SecurityTableTests)}.{nameof(Every_test_that_is_named_exists)}", Tests);
        // A method that is public and no test.
        Assert.DoesNotContain($"{nameof(Browser.Chromium)}.{nameof(Browser.Chromium.InitializeAsync)}", Tests);
    }

    [Fact]
    public void What_is_met_names_a_test() => Assert.Equal([], Rows.Where(r => r.State.StartsWith("met", StringComparison.Ordinal) && r.Tests.Count == 0).Select(r => r.Number));

    private static Row Read(Match columns) => new(
        int.Parse(columns.Groups["number"].Value, CultureInfo.InvariantCulture), columns.Groups["state"].Value.Trim(), [.. Quoted().Matches(columns.Groups["tests"].Value).Select(m => m.Groups["name"].Value)]);

    [GeneratedRegex(@"^\|\s*(?<number>\d+)\s*\|[^|]*\|[^|]*\|(?<state>[^|]*)\|(?<tests>[^|]*)\|\s*$")]
    private static partial Regex Columns();

    [GeneratedRegex("`(?<name>[^`]*)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(?:met|partly: .+|open: .+|not applicable: .+)$")]
    private static partial Regex State();

    private sealed record Row(int Number, string State, IReadOnlyList<string> Tests);
}
