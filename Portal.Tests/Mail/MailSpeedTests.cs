using System.Diagnostics;
using System.Globalization;
using Portal.Server.Mail;
using Portal.Tests.Support;
using Xunit.Abstractions;

namespace Portal.Tests.Mail;

/// <summary>What a mail costs with every promise kept. How fast that is depends on the machine: the figure is in the test's output.</summary>
public sealed class MailSpeedTests(ITestOutputHelper output)
{
    private const int Count = 5000;

    [EachDatabase]
    public async Task Five_thousand_mails_are_sent(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        for (var i = 0; i < Count; i += 1000)
        {
            await app.World.Write(db =>
            {
                db.Mails.AddRange(Enumerable.Range(i, 1000).Select(n => MailApp.Row(MailClass.Transactional, n, app.World.Clock.Now)));
                return Task.CompletedTask;
            });
        }
        var (watch, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        using var statements = new Statements(app.Databases.ConnectionString);
        app.Wake();
        await app.UntilSettled(Count / 10);
        var speed = Count / watch.Elapsed.TotalSeconds;
        var work = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / Count;
        Assert.Equal(Count, app.Mail.Mails.DistinctBy(m => m.To).Count());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{provider}: {speed:F0} mails a second over {app.Mail.Connections} connections, {work:F2} ms of processor and {(double)statements.Count / Count:F2} statements a mail, the sink's work included"));
        // Marked as being sent, and settled; claims and leases are shared by many.
        Assert.InRange((double)statements.Count / Count, 2, 3);
    }
}
