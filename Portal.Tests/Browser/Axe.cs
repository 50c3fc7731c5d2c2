using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>
/// axe, brought into a page once and run there as often as the page is looked at. The package's own way opens a blank page for
/// each run, which takes two seconds on two cores.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async tags => (await axe.run(document, {
            runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], iframes: false,
        })).violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
        """;

    /// <summary>A letter is shown without scripts, which axe needs: for the test it may have them.</summary>
    private const string OpenLetters = """
        () => Promise.all([...document.querySelectorAll('iframe[sandbox]')].map(frame => new Promise(done => {
            frame.onload = () => done();
            frame.removeAttribute('sandbox');
            frame.srcdoc = frame.srcdoc;
        })))
        """;

    private static readonly string[] Law = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], All = [.. Law, "best-practice"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>After each navigation: a new document knows nothing of the old one's scripts.</summary>
    public static async Task Bring(IPage page)
    {
        await page.EvaluateAsync(OpenLetters);
        foreach (var frame in page.Frames) await frame.EvaluateAsync($"() => {{ {Script} }}");
    }

    /// <summary>What axe finds wrong, each as one line. A letter inside the page answers to the law alone: it is no page of ours.</summary>
    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        var found = new List<string>();
        foreach (var frame in page.Frames)
        {
            var violations = await frame.EvaluateAsync<JsonElement>(Run, frame == page.MainFrame ? All : Law);
            found.AddRange(violations.EnumerateArray().Select(v => v.GetString()!));
        }
        return found;
    }
}
