using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Bench;

/// <summary>Signs in as the demo's customer and finds the records to measure with.</summary>
internal sealed partial class SignedInBrowser(Uri address) : IDisposable
{
    private const string Door = "/account/sign-in";

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
    public async Task<string> SignIn(string email = "customer@demo.example")
    {
        using var answer = await Http.PostAsync(new Uri(Door, UriKind.Relative), await Form(Door, "sign-in", new("Input.Email", email), new("Input.Password", "Portal-Demo-2026!")));
        return answer.StatusCode == HttpStatusCode.Found ? cookies.GetCookieHeader(address) : throw new InvalidOperationException($"Signing in gave {answer.StatusCode}.");
    }

    /// <summary>Tries a password that is nobody's.</summary>
    /// <returns>The milliseconds until the answer, without those of the form.</returns>
    public Task<double> TryToSignIn(string email) => Took(Door, "sign-in", HttpStatusCode.BadRequest, new("Input.Email", email), new("Input.Password", "this is no one's password"));

    /// <summary>Asks for a mail with a new password.</summary>
    /// <returns>The milliseconds until the answer, without those of the form.</returns>
    public Task<double> Forget(string email) => Took("/account/forgot", "forgot", HttpStatusCode.OK, new KeyValuePair<string, string>("Input.Email", email));

    /// <summary>Files a complaint with a photo.</summary>
    /// <returns>The milliseconds until the answer, without those of the form.</returns>
    public async Task<double> File(byte[] photo)
    {
        const string Form = "/complaints/new";
        var page = await Http.GetStringAsync(new Uri(Form, UriKind.Relative));
        var form = page[page.IndexOf("name=\"_handler\" value=\"complaint\"", StringComparison.Ordinal)..];
        using var content = new MultipartFormDataContent
        {
            { new StringContent("complaint"), "_handler" }, { new StringContent(Token().Match(form).Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(Guid.NewGuid().ToString()), "Draft.FormKey" }, { new StringContent("Complaint"), "Draft.Kind" },
            { new StringContent("Wet boxes"), "Draft.Subject" }, { new StringContent("It arrived wet, see the photo."), "Draft.Text" }, { new StringContent("Replacement"), "Draft.WantedRemedy" },
        };
        using var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new("image/jpeg");
        content.Add(file, "Files", "photo.jpg");
        var watch = Stopwatch.StartNew();
        using var answer = await Http.PostAsync(new Uri(Form, UriKind.Relative), content);
        var took = watch.Elapsed.TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.Found ? took : throw new InvalidOperationException($"Filing gave {answer.StatusCode}.");
    }

    private async Task<double> Took(string path, string name, HttpStatusCode expected, params KeyValuePair<string, string>[] values)
    {
        using var form = await Form(path, name, values);
        var watch = Stopwatch.StartNew();
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), form);
        var took = watch.Elapsed.TotalMilliseconds;
        return answer.StatusCode == expected ? took : throw new InvalidOperationException($"{path} gave {answer.StatusCode}.");
    }

    private async Task<FormUrlEncodedContent> Form(string path, string name, params KeyValuePair<string, string>[] values)
    {
        var page = await Http.GetStringAsync(new Uri(path, UriKind.Relative));
        var form = page[page.IndexOf($"name=\"_handler\" value=\"{name}\"", StringComparison.Ordinal)..];
        return new FormUrlEncodedContent([new("_handler", name), new("__RequestVerificationToken", Token().Match(form).Groups[1].Value), .. values]);
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
