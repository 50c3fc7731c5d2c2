using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Tests.Complaints;

/// <summary>The language of the inbox's search, without any database.</summary>
public sealed class InboxQueryTests
{
    [Theory]
    [InlineData("is:open class:a assignee:me", "Is=open Class=A Assignee=me")]
    [InlineData("ist:Offen KLASSE:a zuständig:ich", "Is=open Class=A Assignee=me")]
    [InlineData("ZUSTAENDIG:niemand fällig:<2STD eingegangen:>7t", "Assignee=none Due=<2h Received=>7d")]
    [InlineData("-is:waiting -\"cooling box\" word", "-Is=waiting -Word=cooling box Word=word")]
    [InlineData("assignee:\"Anna Agent\" order:A-1001 kunde:K-1001", "Assignee=Anna Agent Order=A-1001 Customer=K-1001")]
    [InlineData("„is:open“ 10:30 A-17", "Word=is:open Word=10:30 Word=A-17")]
    [InlineData("\"never closed is:open", "Word=never closed is:open")]
    [InlineData("cause:late ursache:ohne art:anfrage stufe:beantwortet due:today", "Cause=LateDelivery Cause=None Kind=Question Stage=Response Due=today")]
    [InlineData("   ", "")]
    [InlineData(null, "")]
    public void Both_languages_mean_the_same_and_what_is_read_can_be_written(string? typed, string expected)
    {
        var query = InboxQuery.Of(typed);
        Assert.Empty(query.Problems);
        Assert.Equal(expected, Say(query));
        foreach (var language in (string[])["en", "de"]) Assert.Equal(expected, Say(InboxQuery.Of(Texts.In(language, query.Write))));
    }

    [Fact]
    public void What_is_not_understood_says_where_it_stands_and_what_there_is_in_the_readers_language()
    {
        var problems = Texts.In("de", () => InboxQuery.Of("box ist:ofen klass:A fällig:bald zuständig:")).Problems;
        Assert.Equal([(5, "ist:ofen"), (14, "klass:A"), (22, "fällig:bald"), (34, "zuständig:")], problems.Select(p => (p.At, p.Typed)));
        Assert.Contains("offen, abgeschlossen, überfällig", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("ist, klasse, zuständig", problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("heute, <2h, <1t", problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("character 1", Texts.In("en", () => InboxQuery.Of("is:").Problems.Single().Message), StringComparison.Ordinal);
        Assert.Single(InboxQuery.Of(string.Join(' ', Enumerable.Range(0, 30).Select(i => $"w{i}"))).Problems);
    }

    [Theory]
    [InlineData("", "is: class: assignee: due: received: product: order: customer: cause: severity: kind: stage:")]
    [InlineData("is:open c", "class: customer: cause:")]
    [InlineData("is:open zu", "assignee:")]
    [InlineData("-is:w", "is:waiting")]
    [InlineData("assignee:", "assignee:me assignee:none assignee:\"Anna Agent\"")]
    [InlineData("assignee:an", "assignee:\"Anna Agent\"")]
    [InlineData("is:open", "")]
    [InlineData("\"is:", "")]
    [InlineData("nonsense:", "")]
    public void What_may_follow_is_offered(string typed, string offered) =>
        Assert.Equal(offered, Texts.In("en", () => string.Join(' ', InboxHints.For(typed, ["Anna Agent"]).Select(h => h.Word))));

    [Fact]
    public void Taking_an_offer_keeps_what_stood_before_it()
    {
        Assert.Equal("is:open -klasse:", Texts.In("de", () => InboxHints.For("is:open -kl", []).Single().Text));
        Assert.Equal("box -ist:wartend ", Texts.In("de", () => InboxHints.For("box -is:wa", []).Single().Text));
    }

    [Fact]
    public void A_list_goes_through_its_address_unchanged()
    {
        foreach (var language in (string[])["en", "de"])
        {
            Texts.In(language, () =>
            {
                foreach (var list in (InboxList[])[.. InboxList.BuiltIn.Select(v => v.List), new("a & b"), new(""), new("x", InboxSort.Due, true), new("x", Columns: InboxColumns.Class | InboxColumns.LastWord), new("x", Columns: InboxColumns.None)])
                {
                    Assert.Equal(list, Read(list.ToQuery()));
                }
                return true;
            });
        }
        Assert.Equal(InboxList.BuiltIn[0].List, Read("sort=nothing&columns=7&view=unknown"));
    }

    private static InboxList Read(string query)
    {
        var parts = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return InboxList.Of(name => parts.TryGetValue(name, out var value) ? value.ToString() : null);
    }

    private static string Say(InboxQuery query) => string.Join(' ', query.Terms.Select(t => $"{(t.Not ? "-" : "")}{t.Field}={t.Value}"));
}
