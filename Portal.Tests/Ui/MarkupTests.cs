using Portal.Client.Ui;

namespace Portal.Tests.Ui;

/// <summary>What staff write, in the form it gets: theirs, and nothing that could do anything.</summary>
public sealed class MarkupTests
{
    [Theory]
    [InlineData("We are **sorry** and *look*.", "<p>We are <strong>sorry</strong> and <em>look</em>.</p>")]
    [InlineData("One\nline\n\nand another", "<p>One<br />\nline</p>\n<p>and another</p>")]
    [InlineData("- box\n- lid", "<ul>\n<li>box</li>\n<li>lid</li>\n</ul>")]
    [InlineData("1. open\n2. look", "<ol>\n<li>open</li>\n<li>look</li>\n</ol>")]
    [InlineData("> It leaks", "<blockquote>\n<p>It leaks</p>\n</blockquote>")]
    [InlineData("See [the terms](https://nordwind.example/terms).", "<p>See <a href=\"https://nordwind.example/terms\" rel=\"noopener nofollow\">the terms</a>.</p>")]
    [InlineData("See https://nordwind.example/terms now", "<p>See <a href=\"https://nordwind.example/terms\" rel=\"noopener nofollow\">https://nordwind.example/terms</a> now</p>")]
    [InlineData("<https://nordwind.example>", "<p><a href=\"https://nordwind.example\">https://nordwind.example</a></p>")]
    [InlineData("[mail](mailto:a@b.example)", "<p><a href=\"mailto:a@b.example\" rel=\"noopener nofollow\">mail</a></p>")]
    // Not to be had: it stands as it was typed.
    [InlineData("# A heading", "<p># A heading</p>")]
    [InlineData("A heading\n===", "<p>A heading<br />\n===</p>")]
    [InlineData("    indented", "<p>indented</p>")]
    [InlineData("<b onclick=\"x()\">bold</b><script>x()</script>", "<p>&lt;b onclick=&quot;x()&quot;&gt;bold&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt;</p>")]
    [InlineData("[click](javascript:alert(1))", "<p>[click](javascript:alert(1))</p>")]
    [InlineData("[click](JaVaScRiPt:alert(1) \"t\")", "<p>[click](JaVaScRiPt:alert(1) &quot;t&quot;)</p>")]
    [InlineData("[click](data:text/html,x) [home](/orders/A-1) [up](//evil.example)", "<p>[click](data:text/html,x) [home](/orders/A-1) [up](//evil.example)</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("[click][1]\n\n[1]: javascript:alert(1)", "<p>[click][1]</p>")]
    [InlineData("![pixel](https://evil.example/p.png)", "<p><a href=\"https://evil.example/p.png\" rel=\"noopener nofollow\">pixel</a></p>")]
    [InlineData("[a](https://x.example/\"onmouseover=\"x)", "<p><a href=\"https://x.example/%22onmouseover=%22x\" rel=\"noopener nofollow\">a</a></p>")]
    [InlineData("", "")]
    public void It_is_read_as_Markdown_without_what_could_do_harm(string typed, string html) => Assert.Equal(html, Markup.ToHtml(typed).TrimEnd('\n'));

    [Fact]
    public void The_longest_answer_nested_as_deep_as_can_be_is_read_at_once()
    {
        foreach (var hostile in new[] { new string('>', 10_000), new string('[', 10_000), string.Concat(Enumerable.Repeat("- ", 5_000)), string.Concat(Enumerable.Repeat("*a_ ", 2_500)), new string('`', 10_000) })
        {
            Assert.DoesNotContain("<script", Markup.ToHtml(hostile + "<script>"), StringComparison.Ordinal);
        }
    }
}
