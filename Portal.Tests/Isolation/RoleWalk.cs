using System.Net;
using System.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Isolation;

/// <summary>Asks every address as everybody, and writes down what each got.</summary>
internal static class RoleWalk
{
    /// <summary>Addresses by persona, as a table to be read; a hidden word in a page, or an answer that tells a secret from nothing, fails.</summary>
    public static async Task<string> Table(IReadOnlyList<Persona> personas, IEnumerable<Case> cases)
    {
        var table = new StringBuilder($"| address | {string.Join(" | ", personas.Select(p => p.Name))} |\n|---|{string.Concat(personas.Select(_ => "---|"))}\n");
        foreach (var @case in cases)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{@case.Route}` |");
            foreach (var persona in personas) table.Append(System.Globalization.CultureInfo.InvariantCulture, $" {await Ask(persona, @case)} |");
            table.Append('\n');
        }
        return table.ToString();
    }

    private static async Task<string> Ask(Persona persona, Case @case)
    {
        var answer = await persona.Visitor.Http.GetAsync(@case.Theirs);
        var body = await answer.Content.ReadAsStringAsync();
        var say = $"{@case.Route} as {persona.Name}: {answer.StatusCode}";
        Assert.True((int)answer.StatusCode < 500, $"{say} {persona.Visitor.LastError}");
        var shown = Plain(body, @case.Theirs);
        foreach (var word in persona.Hidden) Assert.False(shown.Contains(word, StringComparison.Ordinal), $"{say} shows {word}");
        if (answer.StatusCode == HttpStatusCode.NotFound && @case.Unknown is { } address)
        {
            var unknown = await persona.Visitor.Http.GetAsync(address);
            Assert.True(unknown.StatusCode == HttpStatusCode.NotFound, $"{say}, unknown: {unknown.StatusCode}");
            Assert.Equal(Plain(await unknown.Content.ReadAsStringAsync(), address), shown);
        }
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => "yes",
            HttpStatusCode.NotFound => "–",
            HttpStatusCode.Forbidden => "refused",
            HttpStatusCode.Unauthorized => "sign in",
            HttpStatusCode.Found when persona.Visitor.Place(answer) is { } to => to.StartsWith("/account/sign-in", StringComparison.Ordinal) ? "sign in" : $"to {to.Split('?')[0]}",
            var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A page without what differs each time, and without the address it answers.</summary>
    public static string Plain(string body, string path) => Normal.Body(body).Replace(path.Replace("&", "&amp;", StringComparison.Ordinal), "", StringComparison.Ordinal);
}
