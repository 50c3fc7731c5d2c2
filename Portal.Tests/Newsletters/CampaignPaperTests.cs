using System.Text.RegularExpressions;
using Portal.Server.Features.Newsletters;

namespace Portal.Tests.Newsletters;

/// <summary>What a campaign's text may be, and what becomes of it.</summary>
public sealed partial class CampaignPaperTests
{
    [Theory]
    [InlineData("Hi {{nam}}")]
    [InlineData("Hi {{customerId}}")]
    [InlineData("Hi {{}}")]
    [InlineData("Hi {{name")]
    [InlineData("Hi {{ {{name}} }}")]
    [InlineData("[x](https://a.example/{{name}})")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](/relative)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][r]\n\n[r]: vbscript:x")]
    [InlineData("![x](https://a.example/p.png)")]
    public void What_must_not_be_sent_is_refused_with_a_reason(string body) => Assert.NotNull(CampaignPaper.Read("Subject", body).BodyProblem);

    [Fact]
    public void What_nobody_could_read_is_refused_and_breaks_nothing() => Assert.Contains("nested deeper", CampaignPaper.Read("Subject", new string('[', 10_000)).BodyProblem);

    [Theory]
    [InlineData("{{name}} {{ customer | your house }} {{name|}}")]
    [InlineData("[x](https://a.example/b?c=d&e=f) <https://a.example> <a@b.example> [m](mailto:a@b.example)")]
    [InlineData("a { b } c")]
    public void What_may_be_sent_is_not(string body) => Assert.Null(CampaignPaper.Read("Subject", body).BodyProblem);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <svg><style>@import 'x'</style></svg> b")]
    [InlineData("<form action=https://evil.example><input></form>")]
    [InlineData("<base href=//evil.example><meta http-equiv=refresh content=0>")]
    public void Raw_html_is_words(string body)
    {
        var html = CampaignPaper.Read("Subject", body).Body(new Reader("", "")).Html;
        Assert.DoesNotContain(Tags().Matches(html), m => m.Value is not ("<p>" or "</p>"));
    }

    [Theory]
    [InlineData("{{customer}}")]
    [InlineData("<b>Bold & Sons</b>")]
    [InlineData("*[x](javascript:alert(1))*")]
    [InlineData("@(1+1) \uE0000\uE001")]
    public void What_a_recipient_is_called_is_printed_as_it_is(string name)
    {
        var paper = CampaignPaper.Read("Hello {{name}}", "Hello **{{name}}**, dear {{customer|friend}}");
        var body = paper.Body(new Reader(name, ""));
        Assert.Equal($"Hello {name}", paper.Subject(new Reader(name, "")));
        Assert.Equal($"Hello {name}, dear friend\n", body.Text);
        Assert.Equal($"<p>Hello <strong>{System.Net.WebUtility.HtmlEncode(name)}</strong>, dear friend</p>\n", body.Html);
    }

    [Fact]
    public void The_text_form_reads_as_a_person_would_have_typed_it()
    {
        const string Body = """
            # News

            Two *things* came in,
            both **good**:

            1. cheese
            2. oil
               - from Crete

            > said somebody

            Look at [the shelf](https://a.example/x) or <https://b.example>.
            """;
        Assert.Equal("""
            News

            Two things came in, both good:

            1. cheese
            2. oil

               - from Crete

            > said somebody

            Look at the shelf (https://a.example/x) or https://b.example.

            """.ReplaceLineEndings("\n"), CampaignPaper.Read("S", Body).Body(new Reader("", "")).Text);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
