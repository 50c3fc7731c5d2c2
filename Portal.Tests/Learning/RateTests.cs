using Portal.Shared.Complaints;
using Portal.Shared.Learning;

namespace Portal.Tests.Learning;

/// <summary>The intervals are those of the literature, and a verdict is never bolder than the figures.</summary>
public sealed class RateTests
{
    [Theory]
    [InlineData(5, 100, 0.0215, 0.1118)]
    [InlineData(0, 100, 0, 0.0370)]
    [InlineData(100, 100, 0.9630, 1)]
    [InlineData(0, 0, 0, 1)]
    public void A_rate_lies_in_its_interval(int hits, int of, double low, double high)
    {
        var span = Rates.Wilson(new(hits, of));
        Assert.Equal((low, high), (Math.Round(span.Low, 4), Math.Round(span.High, 4)));
    }

    [Theory]
    [InlineData(12, 300, 2, 300, 0.0091, 0.0623)]
    [InlineData(3, 100, 0, 100, -0.0119, 0.0845)]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    public void The_fall_of_a_rate_lies_in_its_interval(int before, int ofBefore, int after, int ofAfter, double low, double high)
    {
        var fall = Rates.Fall(new(before, ofBefore), new(after, ofAfter));
        Assert.Equal((low, high), (Math.Round(fall.Low, 4), Math.Round(fall.High, 4)));
    }

    [Theory]
    [InlineData(12, 300, 2, 300, Verdict.Worked)]
    [InlineData(3, 100, 0, 100, Verdict.TooFew)]
    [InlineData(0, 0, 0, 0, Verdict.TooFew)]
    [InlineData(0, 500, 0, 500, Verdict.TooFew)]
    [InlineData(30, 300, 29, 300, Verdict.NoEffect)]
    [InlineData(2, 300, 30, 300, Verdict.Worse)]
    public void A_verdict_is_never_bolder_than_the_figures(int before, int ofBefore, int after, int ofAfter, Verdict verdict) =>
        Assert.Equal(verdict, Rates.Judge(new(before, ofBefore), new(after, ofAfter)));

    [Fact]
    public void What_is_wrong_with_a_tree_is_said()
    {
        static CauseNode Node(string key, string parent, string name, Cause root = Cause.LateDelivery) => new() { Key = $"{key}0000000", Parent = parent.Length == 0 ? "" : $"{parent}0000000", Name = name, Root = root };
        Assert.Null(CauseTree.Problem([Node("a", "", "Carrier"), Node("b", "a", "Depot"), Node("c", "b", "Night shift")]));
        Assert.Contains("called Carrier", CauseTree.Problem([Node("a", "", "Carrier"), Node("b", "", "carrier ")])!.Replace("carrier", "Carrier", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotNull(CauseTree.Problem([Node("a", "", " ")]));
        Assert.NotNull(CauseTree.Problem([Node("a", "", new string('x', 81))]));
        // A ring, one in the air, below another root, a level too deep, a key twice, too many.
        Assert.NotNull(CauseTree.Problem([Node("a", "b", "A"), Node("b", "a", "B")]));
        Assert.NotNull(CauseTree.Problem([Node("a", "f", "A")]));
        Assert.NotNull(CauseTree.Problem([Node("a", "", "A"), Node("b", "a", "B", Cause.Defect)]));
        Assert.NotNull(CauseTree.Problem([Node("a", "", "A"), Node("b", "a", "B"), Node("c", "b", "C"), Node("d", "c", "D")]));
        Assert.NotNull(CauseTree.Problem([Node("a", "", "A"), Node("a", "", "B")]));
        Assert.NotNull(CauseTree.Problem([new CauseNode { Key = "<script>", Name = "A", Root = Cause.Defect }]));
        Assert.NotNull(CauseTree.Problem([.. Enumerable.Range(0, 101).Select(i => CauseNode.Below(Cause.Defect, "")).Select((n, i) => { n.Name = $"{i}"; return n; })]));
    }

    [Theory]
    [InlineData("LateDelivery", Cause.LateDelivery, "")]
    [InlineData("LateDelivery/0f3a91c2", Cause.LateDelivery, "0f3a91c2")]
    [InlineData("3", Cause.None, "")]
    [InlineData("latedelivery", Cause.None, "")]
    [InlineData(null, Cause.None, "")]
    public void A_cause_is_read_as_it_was_written(string? text, Cause root, string key)
    {
        var cause = CauseRef.Parse(text);
        Assert.Equal(new CauseRef(root, key), cause);
        if (root != Cause.None) Assert.Equal(text, cause.ToString());
    }
}
