using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>Answers without what differs each time: form tokens, the nonce, encrypted state.</summary>
internal static partial class Normal
{
    public static string Body(string html) => Changing().Replace(html, "");

    [GeneratedRegex("""value="CfDJ8[^"]*"|nonce="[^"]*"|<!--Blazor-Server-Component-State:.*?-->|<!--Blazor:.*?-->|name="[^"]*Key" value="[^"]*"|<blazor-ssr>.*""", RegexOptions.Singleline)]
    private static partial Regex Changing();
}
