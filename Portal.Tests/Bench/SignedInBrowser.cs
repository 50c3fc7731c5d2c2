using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Bench;

/// <summary>Signs in as the demo's customer and finds the records to measure with.</summary>
internal sealed partial class SignedInBrowser(Uri address) : IDisposable
{
    private readonly CookieContainer cookies = new();
    private HttpClient? http;

    private HttpClient Http => http ??= new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task Ready()
    {
        for (var i = 0; i < 600; i++)
        {
            try
            {
                if ((await Http.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("The server was not ready within 30 s.");
    }

    /// <returns>The cookie header of the session.</returns>
    public async Task<string> SignIn()
    {
        var page = await Http.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var form = page[page.IndexOf("name=\"_handler\" value=\"sign-in\"", StringComparison.Ordinal)..];
        var answer = await Http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value),
            new("Input.Email", "customer@demo.example"), new("Input.Password", "Portal-Demo-2026!"),
        ]));
        return answer.StatusCode == HttpStatusCode.Found ? cookies.GetCookieHeader(address) : throw new InvalidOperationException($"Signing in gave {answer.StatusCode}.");
    }

    /// <summary>The address of the first record of a list.</summary>
    public async Task<string> First(string list) => Title().Match(await Http.GetStringAsync(new Uri(list, UriKind.Relative))).Groups[1].Value;

    public async Task<int> Size(string path) => (await Http.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;

    public void Dispose() => http?.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("class=\"title\" href=\"([^\"]+)\"")]
    private static partial Regex Title();
}
