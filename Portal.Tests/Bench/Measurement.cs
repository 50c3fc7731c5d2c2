using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Bench;

/// <summary>Fills a database, starts the server, signs in and measures each page beside its twin.</summary>
internal static partial class Measurement
{
    private const int WarmUpSeconds = 10;

    private static readonly int[] Connections = [1, 16];

    /// <param name="options">provider, connection string, customers, seconds a measurement, and perhaps a data folder that is filled already; for a server's database that is filled, any.</param>
    public static async Task<int> Run(string[] options)
    {
        var (provider, connection, customers, seconds) = (options[0], options[1], options[2], int.Parse(options[3], CultureInfo.InvariantCulture));
        var filled = options.ElementAtOrDefault(4);
        var folder = filled ?? Directory.CreateTempSubdirectory("portal-bench-").FullName;
        string[] settings =
        [
            $"--Portal:DataFolder={folder}", $"--Portal:Database:Provider={provider}",
            $"--Portal:Database:ConnectionString={(provider == "Sqlite" ? "" : connection)}", "--urls=http://127.0.0.1:5087", "--Portal:PublicUrl=http://127.0.0.1:5087",
            "--Logging:LogLevel:Default=Warning", "--Portal:Limits:SignInsPerMinute=100000", $"--Portal:Limits:WrongPasswords={SignInTimes.Each}",
        ];
        try
        {
            if (filled is null)
            {
                var filling = Stopwatch.StartNew();
                await Child(["demo", "--customers", customers], ["--environment=Development", "--Portal:Demo=true", .. settings], wait: true);
                Console.WriteLine($"{provider}: {customers} customers filled in {filling.Elapsed.TotalSeconds:0} s");
            }
            await Child(["multiply", "--environment=Production", .. settings], [], wait: true);
            var starting = Stopwatch.StartNew();
            using var server = await Child(["serve", "--environment=Production", .. settings], [], wait: false);
            using var browser = new SignedInBrowser(new Uri("http://127.0.0.1:5087"));
            await browser.Ready();
            Console.WriteLine($"ready after {starting.Elapsed.TotalSeconds:0.0} s, {Memory(server):0} MB");
            await Table(provider, browser, seconds);
            await SignInRush.Table(new Uri("http://127.0.0.1:5087"), await browser.SignIn(), ["/", "/orders", await browser.First("/orders"), "/invoices", "/account"]);
            await StaffPages.Table(new Uri("http://127.0.0.1:5087"));
            await Complaints.Filing(new Uri("http://127.0.0.1:5087"), 3 * seconds);
            await SignInTimes.Table(new Uri("http://127.0.0.1:5087"));
            Console.WriteLine($"memory afterwards {Memory(server):0} MB");
            server.Kill();
            return 0;
        }
        finally
        {
            if (filled is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Table(string provider, SignedInBrowser browser, int seconds)
    {
        var cookie = await browser.SignIn();
        var (order, invoice, complaint) = (await browser.First("/orders"), await browser.First("/invoices"), await browser.First("/complaints?filter=all"));
        if (provider == "Sqlite") await Trial(cookie, seconds);
        Console.WriteLine("| page | connections | p50 ms | p99 ms | page/s | twin/s | share | errors | KB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        // The pages of the account have no twin: what counts there is the time alone.
        (string Page, string? Twin)[] pairs =
        [
            ("/", "/twin/home"), ("/orders", "/twin/orders"), (order, "/twin" + order), ("/invoices", "/twin/invoices"), (invoice, "/twin" + invoice),
            ("/complaints?filter=all", "/twin/complaints"), (complaint, "/twin" + complaint),
            ("/account", null), ("/account/addresses", null), ("/account/contacts", null), ("/account/security", null), ("/company/users", null), ("/newsletters", null),
        ];
        // What is compiled while it is asked for the first thousand times is slow, and slower the busier the machine is.
        foreach (var address in pairs.SelectMany(p => new[] { p.Page, p.Twin }).OfType<string>()) await Wrk(address, cookie, 2, WarmUpSeconds);
        foreach (var (page, twin) in pairs)
        {
            var size = await browser.Size(page);
            foreach (var connections in Connections)
            {
                var html = await Wrk(page, cookie, connections, seconds);
                var json = twin is null ? default : await Wrk(twin, cookie, connections, seconds);
                var beside = twin is null ? "| |" : string.Create(CultureInfo.InvariantCulture, $"{json.PerSecond:0} | {html.PerSecond / json.PerSecond:P0} |");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {page} | {connections} | {html.P50:0.00} | {html.P99:0.00} | {html.PerSecond:0} | {beside} {html.Errors + json.Errors} | {size / 1024.0:0.0} |"));
            }
        }
    }

    /// <summary>When the bars were set, this gave 0.5 ms at one connection, and 9 ms (p99) and 4,000 pages a second at sixteen: divide by what it gives now.</summary>
    private static async Task Trial(string cookie, int seconds)
    {
        await Wrk("/twin/trial", cookie, 2, WarmUpSeconds);
        var (one, many) = (await Wrk("/twin/trial", cookie, 1, seconds), await Wrk("/twin/trial", cookie, 16, seconds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trial page: {one.P50:0.00} ms at 1 connection; p99 {many.P99:0.00} ms and {many.PerSecond:0}/s at 16, {one.Errors + many.Errors} errors"));
    }

    private static async Task<(double P50, double P99, double PerSecond, int Errors)> Wrk(string path, string cookie, int connections, int seconds)
    {
        var wrk = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--latency", "-H", $"Cookie: {cookie}", $"http://127.0.0.1:5087{path}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(wrk)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        double Latency(string percent)
        {
            var match = Regex.Match(output, $@"{percent}%\s+([\d.]+)(us|ms|s)");
            return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 });
        }
        var errors = NonSuccess().Match(output) is { Success: true } bad ? int.Parse(bad.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return (Latency("50"), Latency("99"), double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), errors);
    }

    /// <summary>This program again, with settings as variables where it runs one of the portal's verbs.</summary>
    private static async Task<Process> Child(string[] arguments, string[] settings, bool wait)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments);
        foreach (var setting in settings)
        {
            var (key, value) = (setting[2..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            start.Environment[key == "environment" ? "ASPNETCORE_ENVIRONMENT" : key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        var process = Process.Start(start)!;
        if (!wait) return process;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? process : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static double Memory(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NonSuccess();
}
