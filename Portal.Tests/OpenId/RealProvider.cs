using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId;

/// <summary>oidc-provider, a certified provider, as a process of its own; run.sh installs it.</summary>
internal sealed class RealProvider : IDisposable
{
    public const string Secret = "a-secret-of-the-tests";

    private readonly int port = Ports.Free();
    private Process? process;

    public string Issuer => $"http://127.0.0.1:{port}";

    /// <summary>Starts it for a portal that runs already; its address must be known to the portal's settings before.</summary>
    public async Task Serve(PortalApp app, string name)
    {
        var portal = app.Address;
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider"))) throw new InvalidOperationException("oidc-provider is not there: \"bash Portal.Tests/run.sh\" installs it.");
        var start = new ProcessStartInfo("node", ["provider.mjs", $"{port}", $"{portal}signin-oidc/{name}", $"{portal}signout-callback-oidc/{name}", $"{portal}signout-oidc/{name}"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (var line = await Line(); line != Issuer; line = await Line()) { }
        // That it was away when the portal started is forgotten by now.
        app.Clock.Move(TimeSpan.FromSeconds(20));
    }

    /// <summary>A browser of its own at the provider.</summary>
    public static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Goes through the provider's pages as somebody with that login, and says yes to everything.</summary>
    /// <returns>The portal's address that the provider leads back to, not opened yet.</returns>
    public async Task<Uri> Walk(HttpClient browser, Uri from, string login)
    {
        var (at, answer) = (from, await browser.GetAsync(from));
        for (var step = 0; step < 20; step++)
        {
            if (answer.Headers.Location is { } location)
            {
                at = new Uri(at, location);
                if (at.Port != port) return at;
                answer = await browser.GetAsync(at);
                continue;
            }
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var form = (await Visitor.Parse(answer)).QuerySelector<IHtmlFormElement>("form") ?? throw new InvalidOperationException($"{at} has no form.");
            var fields = Visitor.Fields(form);
            foreach (var asked in fields.Keys.Intersect(["login", "password"]).ToList()) fields[asked] = login;
            if (form.Id == "op.logoutForm") fields["logout"] = "yes";
            at = new Uri(at, form.GetAttribute("action")!);
            answer = await browser.PostAsync(at, new FormUrlEncodedContent(fields));
        }
        throw new InvalidOperationException($"The provider does not lead back; it stopped at {at}.");
    }

    public void Dispose()
    {
        if (process is null) return;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task<string> Line() => await process!.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The provider did not start.");

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Portal.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Portal.sln above the tests.");
        return Path.Combine(folder, "Portal.Tests", "OpenId");
    }
}
