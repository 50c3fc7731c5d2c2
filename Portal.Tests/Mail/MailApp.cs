using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>A mail of the tests.</summary>
internal sealed class TestMail(string subject, string text, bool isSecret = false) : IMailTemplate
{
    public string Kind => "test";

    public string About => "T-1";

    public bool IsSecret => isSecret;

    public Letter Write(MailRecipient to) => new(subject, [new Block.Paragraph(text), new Block.Button("Open", new Uri("https://portal.example/a%20b?c=d&e=f"))]);
}

/// <summary>What tests of mail do with a portal.</summary>
internal static class MailApp
{
    /// <summary>Seconds. Nothing is measured by it: others' tests run beside, and a busy machine is no fault.</summary>
    public const double Patience = 60;

    /// <summary>A mail as the program writes it: in a transaction, told to the worker.</summary>
    public static async Task Mail(this PortalApp app, string to, string subject = "Hello", string text = "How are you?", bool isSecret = false, string name = "Somebody")
    {
        var outbox = app.Services.GetRequiredService<Outbox>();
        await app.World.Write(db =>
        {
            outbox.Write(db, new TestMail(subject, text, isSecret), new MailRecipient(to, name, "en"), $"test:{Guid.NewGuid():N}");
            return Task.CompletedTask;
        });
    }

    /// <summary>Many at once, "t0@" or "c0@" and so on. A campaign's are put where its feature will put them.</summary>
    public static Task MailAll(this PortalApp app, int count, MailClass kind, int from = 0) => app.World.Write(db =>
    {
        db.Mails.AddRange(Enumerable.Range(from, count).Select(i => Row(kind, i, app.World.Clock.Now)));
        db.AfterCommit(app.Wake);
        return Task.CompletedTask;
    });

    public static OutboxMail Row(MailClass kind, int number, DateTimeOffset now, string? messageId = null)
    {
        var name = $"{(kind == MailClass.Campaign ? 'c' : 't')}{number}";
        return new OutboxMail
        {
            UniqueKey = $"test:{name}", MessageId = messageId ?? $"{name}@portal.example", Class = kind, Kind = "test", Recipient = $"{name}@sink.example", RecipientName = name,
            Subject = $"Mail {name}", Text = $"Hello {name}", Html = $"<p>Hello {name}</p>", CreatedAt = now, DueAt = now,
        };
    }

    public static void Wake(this PortalApp app) => app.Services.GetRequiredService<MailSignal>().Wake();

    public static MailStatus Status(this PortalApp app) => app.Services.GetRequiredService<MailStatus>();

    /// <summary>Minutes go by in steps of two seconds; whatever comes due in one is over before the next.</summary>
    public static async Task Minutes(this PortalApp app, int minutes)
    {
        for (var i = 0; i < minutes * 30; i++)
        {
            app.Later(TimeSpan.FromSeconds(2));
            await Until(() => app.Status().Pause > TimeSpan.Zero, "The server is not left alone.");
        }
    }

    /// <summary>Lets hours pass until nothing waits.</summary>
    public static Task SettleInTime(this PortalApp app) => Until(async () =>
    {
        var rows = await app.Rows();
        if (rows.All(m => m.State is not (MailState.Pending or MailState.Sending))) return true;
        // Time does not jump while a claim runs: that would be a dead portal.
        if (rows.All(m => m.LeasedBy is null)) app.Later(TimeSpan.FromHours(1));
        return false;
    }, async () => string.Join(", ", await app.States()), Patience);

    /// <summary>The clock goes on, and the worker looks at it.</summary>
    public static void Later(this PortalApp app, TimeSpan by)
    {
        app.Clock.Move(by);
        app.Wake();
    }

    public static Task<List<OutboxMail>> Rows(this PortalApp app) => app.World.Read(db => db.Mails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    public static async Task<OutboxMail> Row(this PortalApp app, string to) => (await app.Rows()).Single(m => m.Recipient == to);

    public static async Task<Dictionary<MailState, int>> States(this PortalApp app) => (await app.World.Read(db => db.Mails.GroupBy(m => m.State)
        .Select(g => new { g.Key, Count = g.Count() }).ToListAsync())).ToDictionary(g => g.Key, g => g.Count);

    public static Task UntilState(this PortalApp app, string to, MailState state, double seconds = Patience) =>
        Until(async () => (await app.Row(to)).State == state, async () => $"{to} is {(await app.Row(to)).State}, not {state}: {(await app.Row(to)).LastReply}", seconds);

    /// <summary>Until no mail waits or is on its way.</summary>
    public static Task UntilSettled(this PortalApp app, double seconds = 2 * Patience) => Until(
        async () => (await app.States()).Keys.All(s => s is not (MailState.Pending or MailState.Sending)),
        async () => string.Join(", ", await app.States()), seconds);

    public static async Task Until(Func<Task<bool>> reached, Func<Task<string>> otherwise, double seconds)
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (!await reached())
        {
            Assert.True(DateTime.UtcNow < end, await otherwise());
            await Task.Delay(25);
        }
    }

    public static Task Until(Func<bool> reached, string otherwise, double seconds = Patience) => Until(() => Task.FromResult(reached()), () => Task.FromResult(otherwise), seconds);
}
