using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Portal.Bench;

/// <summary>Nine o'clock: fifty people sign in at once, again and again, and others go on reading. What the others wait for is measured.</summary>
internal static class SignInRush
{
    private const int People = 50, Rushes = 3, Readers = 4;

    /// <summary>Whoever tries often at once is locked out: the people share the demo's sign-ins, but for the reader's.</summary>
    private static readonly string[] SignIns = ["customer2@demo.example", "agent@demo.example", "marketing@demo.example", "manager@demo.example", "admin@demo.example"];

    public static async Task Table(Uri address, string cookie, string[] pages)
    {
        using var reader = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        var quiet = await Read(reader, cookie, pages, Task.Delay(TimeSpan.FromSeconds(5)));
        var signing = new ConcurrentBag<double>();
        var rush = Rush(address, signing);
        var busy = await Read(reader, cookie, pages, rush);
        await rush;
        Console.WriteLine("| while | pages | p50 ms | p95 ms | p99 ms | signing in p50 ms | p95 ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| nobody signs in | {quiet.Count} | {At(quiet, 50):0.0} | {At(quiet, 95):0.0} | {At(quiet, 99):0.0} | | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {People} sign in at once | {busy.Count} | {At(busy, 50):0.0} | {At(busy, 95):0.0} | {At(busy, 99):0.0} | {At(signing, 50):0} | {At(signing, 95):0} |"));
    }

    private static async Task Rush(Uri address, ConcurrentBag<double> took)
    {
        for (var i = 0; i < Rushes; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, People).Select(async who =>
            {
                using var browser = new SignedInBrowser(address);
                var watch = Stopwatch.StartNew();
                await browser.SignIn(SignIns[who % SignIns.Length]);
                took.Add(watch.Elapsed.TotalMilliseconds);
            }));
        }
    }

    /// <summary>A few readers, each with one page after the other and a moment between, as people read.</summary>
    private static async Task<ConcurrentBag<double>> Read(HttpClient reader, string cookie, string[] pages, Task until)
    {
        var took = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async who =>
        {
            for (var i = who; !until.IsCompleted; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(pages[i % pages.Length], UriKind.Relative));
                request.Headers.Add("Cookie", cookie);
                var watch = Stopwatch.StartNew();
                using var answer = await reader.SendAsync(request);
                await answer.Content.ReadAsByteArrayAsync();
                took.Add(watch.Elapsed.TotalMilliseconds);
                if ((int)answer.StatusCode != 200) throw new InvalidOperationException($"{request.RequestUri} gave {answer.StatusCode}.");
                await Task.Delay(50);
            }
        }));
        return took;
    }

    private static double At(ConcurrentBag<double> times, int percent)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }
}
