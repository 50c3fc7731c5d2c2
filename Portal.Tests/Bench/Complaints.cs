using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Playwright;
using Portal.Server.Data;
using Portal.Server.Features.Complaints;
using Portal.Server.Hosting;

namespace Portal.Bench;

/// <summary>The inbox over 300,000 complaints, and the filing of more with a photo of 1 MB.</summary>
internal static class Complaints
{
    /// <summary>So many complaints the inbox is measured over; the demo makes about nine for ten customers.</summary>
    private const int Wanted = 300_000;

    /// <summary>Copies lie behind these keys.</summary>
    private const long Beyond = 10_000_000;

    private static readonly string[] Asked =
    [
        "", "is:open", "is:overdue", "is:unassigned is:open", "assignee:me is:open", "is:open class:A", "due:today", "due:<2h", "is:closed", "severity:critical class:A", "cause:defect received:<30d",
        "product:17 is:open", "cause:none is:open \"damaged\"", "damaged", "damaged class:A is:open", "bs-2026", "zzz",
    ];

    /// <summary>Copies the complaints of the demo, with what the search knows of them, until there are enough.</summary>
    public static async Task<int> Multiply(string[] settings)
    {
        await using var app = PortalHost.Build(settings);
        await Startup.Migrate(app, CancellationToken.None);
        await using var db = app.Services.GetRequiredService<Databases>().OpenStaff(Actor.System);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var of = db.Model.FindEntityType(typeof(Complaint))!;
        var columns = string.Join(", ", of.GetProperties().Select(p => p.GetColumnName(StoreObjectIdentifier.Table("Complaints"))!).Where(c => c is not ("Id" or "Number")).Select(c => $"\"{c}\""));
        var there = await db.Complaints.CountAsync(c => c.Id < Beyond);
        for (var round = 1; await db.Complaints.CountAsync() < Wanted && there > 0; round++)
        {
            var copies = $"INSERT INTO \"Complaints\" (\"Id\", \"Number\", {columns}) SELECT \"Id\" + {round * Beyond}, 'D{round}-' || \"Number\", {columns} FROM \"Complaints\" WHERE \"Id\" < {Beyond}";
            var terms = $"INSERT INTO \"SearchTerms\" (\"Kind\", \"Term\", \"Number\", \"CustomerId\") SELECT \"Kind\", \"Term\", 'D{round}-' || \"Number\", \"CustomerId\" FROM \"SearchTerms\" WHERE \"Kind\" = 'Complaint' AND \"Number\" LIKE 'BS-%'";
            await db.Database.ExecuteSqlRawAsync(copies);
            await db.Database.ExecuteSqlRawAsync(terms);
        }
        var (all, open) = (await db.Complaints.CountAsync(), await db.Complaints.CountAsync(c => c.Stage != Portal.Shared.Complaints.Stage.Closing));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all:N0} complaints, {open:N0} of them open"));
        return 0;
    }

    /// <param name="page">Of a member of staff who is signed in.</param>
    public static async Task Inbox(IPage page)
    {
        Console.WriteLine("| inbox (the list as JSON) | p50 ms | max ms |");
        Console.WriteLine("|---|---|---|");
        await StaffPages.Ask("the views with their counts", page, "/twin/inbox/views");
        var all = new List<double>();
        foreach (var query in Asked) all.AddRange(await StaffPages.Ask(query.Length == 0 ? "(everything)" : query, page, "/twin/inbox?q=" + Uri.EscapeDataString(query)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all searches: p95 {StaffPages.At(all, 95):0.0} ms | {StaffPages.At(all, 50):0.0} | {all.Max():0.0} |"));
    }

    /// <summary>Eight customers' browsers file one after the other.</summary>
    public static async Task Filing(Uri address, int seconds)
    {
        const int Browsers = 8;
        var browsers = new List<SignedInBrowser>();
        for (var i = 0; i < Browsers; i++)
        {
            browsers.Add(new SignedInBrowser(address));
            await browsers[^1].SignIn();
            await browsers[^1].File(Photo);
        }
        var (watch, took) = (Stopwatch.StartNew(), new List<double>());
        await Task.WhenAll(browsers.Select(async browser =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var one = await browser.File(Photo);
                lock (took) took.Add(one);
            }
        }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"filing with a photo of {Photo.Length / 1024.0 / 1024:0.0} MB, {Browsers} at once: {took.Count / watch.Elapsed.TotalSeconds:0.0}/s with the form opened each time, the post itself p50 {StaffPages.At(took, 50):0} ms, p95 {StaffPages.At(took, 95):0} ms"));
        foreach (var browser in browsers) browser.Dispose();
    }

    /// <summary>A picture of 1 MB: a small one with a long comment before its end, as cameras leave them.</summary>
    private static readonly byte[] Photo = MakePhoto();

    private static byte[] MakePhoto()
    {
        var small = Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=");
        var scan = new byte[1024 * 1024];
        new Random(7).NextBytes(scan);
        // Inside a scan 0xFF would begin a marker.
        for (var i = 0; i < scan.Length; i++) scan[i] = scan[i] == 0xFF ? (byte)0 : scan[i];
        return [.. small[..^2], .. scan, 0xFF, 0xD9];
    }
}
