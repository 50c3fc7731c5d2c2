using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Data.Bulk;
using Portal.Server.Hosting;

namespace Portal.Server.Features.Demo;

/// <summary>What a fill wrote.</summary>
internal sealed record DemoReport(int Customers, long Rows, TimeSpan Took);

/// <summary>
/// Fills an empty database with a wholesaler's book: customers, three years of orders, invoices and complaints. The same seed on
/// the same day gives the same rows. Up to a few hundred customers it is one transaction; many more are streamed, and a marker
/// says until the end that it is unfinished.
/// </summary>
internal sealed class DemoFill(Databases databases, Clock clock, PortalSettings settings)
{
    public const int Customers = CustomerPlanner.Head;
    public const int Seed = 2026;
    private const int CustomersAtATime = 250, Many = 2_000;
    private const string Unfinished = "demo.unfinished";

    public async Task<DemoReport> Run(int customers, int seed, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var hash = DemoSignIns.Hash();
        var streamed = customers >= CustomersAtATime;
        if (streamed) await Mark(true, cancel);
        if (customers > Many) await IndexBreak.Begin(databases, cancel);
        var opening = Task.Run(() => BulkWriter.Open(databases, cancel), cancel);
        var frame = new DemoFrame(seed, new WorkDays(clock), new Assortment(), settings);
        var numbers = new DemoNumbers(frame, customers);
        await using var writer = await opening;
        await Write(writer, numbers, new DemoSignIns(await hash), frame, customers, settings.Company.Name);
        await writer.Finish();
        if (customers > Many) await IndexBreak.End(databases, cancel);
        if (streamed) await Mark(false, cancel);
        return new DemoReport(customers, writer.Count, TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>True where a fill was begun and did not come to its end.</summary>
    public static Task<bool> WasInterrupted(PortalDb db, CancellationToken cancel) => db.Counters.AnyAsync(c => c.Name == Unfinished, cancel);

    private static async Task Write(BulkWriter writer, DemoNumbers numbers, DemoSignIns signIns, DemoFrame frame, int customers, string company)
    {
        foreach (var article in frame.Assortment.Articles) writer.Add(article.Product);
        var staff = new DemoStaff(writer, signIns, Dice.For(frame.Seed, 0, 93));
        var customerBook = new CustomerBook(writer, staff, signIns, frame);
        var orderBook = new OrderBook(writer, numbers, frame);
        var complaintBook = new ComplaintBook(writer, numbers, staff, frame);
        var newsletterBook = new NewsletterBook(writer, frame, company);
        var fileBook = new FileBook(writer, staff, frame);
        fileBook.Begin();
        var planner = new CustomerPlanner(frame);
        for (var index = 0; index < customers; index++)
        {
            var cast = customerBook.Write(planner.Plan(index));
            newsletterBook.Write(cast);
            complaintBook.Write(cast, orderBook.Write(cast));
            fileBook.Write(cast);
            if ((index + 1) % CustomersAtATime == 0) await writer.Commit();
        }
        newsletterBook.Finish();
        new RegistrationBook(writer, staff, frame).Write();
        new LearningBook(writer, staff, frame).Write();
        foreach (var counter in numbers.Counters) writer.Add(counter);
    }

    private async Task Mark(bool unfinished, CancellationToken cancel) => await databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        if (unfinished) db.Counters.Add(new Counter { Name = Unfinished, Next = 0 });
        else await db.Counters.Where(c => c.Name == Unfinished).ExecuteDeleteAsync(cancel);
        return true;
    }, cancel);
}
