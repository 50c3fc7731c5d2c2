using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Complaints;
using Portal.Server.Mail;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>A customer who waits hears from us by herself: that we are late, and that we are still at it, each once, and not by mail where she muted it.</summary>
public sealed class FollowUpTests
{
    private const string Anna = "anna@nordwind.example", Maria = "maria@alpha.example", Gerda = "gerda@beta.example";

    [EachDatabase]
    public async Task She_is_told_once_of_each_missed_day_and_once_in_each_time_without_a_word(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Customer("Alpha GmbH", Maria);
        await app.World.Customer("Beta GmbH", Gerda, "de");
        await app.World.Staff("Anna Agent", Anna);
        var (maria, gerda) = (await app.World.ActorOf(Maria), await app.World.ActorOf(Gerda));
        await app.World.Write(db =>
        {
            db.MutedMails.Add(new MutedMail { UserId = gerda.Id, Kind = "complaint-late" });
            return Task.CompletedTask;
        });
        await app.World.Complaint(maria, "BS-1", "Wet boxes", _ => { });
        await app.World.Complaint(gerda, "BS-2", "Nasse Kisten", _ => { });
        await app.World.Complaint(maria, "BS-3", "Dry boxes", _ => { });
        await app.World.Write(db =>
        {
            var old = new Complaint { Number = "BS-OLD", CustomerId = maria.CustomerId, FiledByUserId = maria.Id, Subject = "imported", ReceivedAt = app.World.Clock.Now.AddYears(-1), IsHistory = true };
            old.File(maria, "long ago", app.World.Clock.Now.AddYears(-1));
            db.Complaints.Add(old);
            return Task.CompletedTask;
        });
        await using (var anna = await Desk.Of(app, Anna))
        {
            var first = anna.Get<IComplaintDesk>();
            var me = (await first.Colleagues()).Single(c => c.IsMe).StaffId;
            Assert.True((await first.Assign("BS-1", 1, me)).Succeeded);
            Assert.True((await first.Assign("BS-3", 1, me)).Succeeded);
            Assert.True((await first.Answer("BS-3", 2, new MessageDraft { FormKey = Guid.NewGuid(), Text = "They are." })).Succeeded);
        }
        Assert.Equal(0, await app.RunJob("complaint-follow-ups"));

        // The day of our answer passes: told in the thread, and by mail but for her who muted it. Two nodes look at once.
        app.Clock.Move(TimeSpan.FromHours(49));
        await Task.WhenAll(app.RunJob("complaint-follow-ups"), app.RunJob("complaint-follow-ups"));
        var late = await app.Mail.Next(m => m.Subject == "We are late: BS-1");
        Assert.Contains("have not managed to. We are sorry.", late.Text, StringComparison.Ordinal);
        Assert.Contains("Anna Agent takes care of it.", late.Text, StringComparison.Ordinal);
        Assert.Equal(["BS-1", "BS-2"], await Told(app, ComplaintEvents.ToldLate));
        Assert.Equal(0, await app.RunJob("complaint-follow-ups"));

        // An assessment gives another day, which is missed again; one that has passed already when it is set was promised to nobody.
        await Assess(app, Severity.Low);
        app.Clock.Move(TimeSpan.FromHours(24));
        Assert.Equal(1, await app.RunJob("complaint-follow-ups"));
        Assert.Equal(["BS-1", "BS-1", "BS-2"], await Told(app, ComplaintEvents.ToldLate));
        await Assess(app, Severity.Medium);
        Assert.Equal(0, await app.RunJob("complaint-follow-ups"));
        await Assess(app, Severity.Low);

        // Two days after the last word she hears that we are still at it.
        app.Clock.Move(TimeSpan.FromHours(23.5));
        Assert.Equal(0, await app.RunJob("complaint-follow-ups"));
        app.Clock.Move(TimeSpan.FromHours(1));
        Assert.Equal(1, await app.RunJob("complaint-follow-ups"));
        var progress = await app.Mail.Next(m => m.Subject == "Noch in Arbeit: BS-2");
        Assert.Contains("nicht vergessen", progress.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wir antworten bis", progress.Text, StringComparison.Ordinal);
        Assert.Equal(["BS-2"], await Told(app, ComplaintEvents.ToldProgress));
        Assert.Equal(0, await app.RunJob("complaint-follow-ups"));
        Assert.Equal(["complaint-late", "complaint-late", "complaint-progress"], await app.World.Read(db => db.Mails.Where(m => m.Kind == "complaint-late" || m.Kind == "complaint-progress").Select(m => m.Kind).OrderBy(k => k).ToListAsync()));

        await using var later = await Desk.Of(app, Anna);
        var desk = later.Get<IComplaintDesk>();
        // It reads so in her thread, and what was told to nobody but staff is not there.
        using var visitor = await app.Visit().SignIn(Maria);
        await app.RunJob("complaint-reminders");
        var thread = (await visitor.Open("/complaints/BS-1")).QuerySelector("ol.thread")!.TextContent;
        Assert.Contains("The day of our answer has passed", thread, StringComparison.Ordinal);
        Assert.Contains((await desk.Read("BS-2"))!.Thread, e => e.Text.StartsWith("Still in work", StringComparison.Ordinal));
        Assert.DoesNotContain("Escalated", thread, StringComparison.Ordinal);
        Assert.Contains((await desk.Read("BS-1"))!.Thread, e => e.Text.StartsWith("Escalated, level 1, at 100 % of the time for the answer: Anna Agent", StringComparison.Ordinal));
    }

    private static async Task Assess(PortalApp app, Severity severity)
    {
        await using var anna = await Desk.Of(app, Anna);
        var desk = anna.Get<IComplaintDesk>();
        Assert.True((await desk.Assess("BS-1", (await desk.Read("BS-1"))!.Version, new Assessment { Severity = severity })).Succeeded);
    }

    private static Task<List<string>> Told(PortalApp app, string kind) =>
        app.World.Read(db => db.Events.Where(e => e.Kind == kind && e.Visible).OrderBy(e => e.SubjectNumber).Select(e => e.SubjectNumber).ToListAsync());
}
