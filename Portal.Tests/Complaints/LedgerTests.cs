using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What a complaint is promised by counts in working time, and staff see how it was counted.</summary>
public sealed class LedgerTests
{
    [EachDatabase]
    public async Task The_day_of_the_answer_lies_in_working_time_and_the_ledger_tells_how_it_came(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Calendar:Hours=Mon-Fri 08:00-17:00", "--Portal:Calendar:Holidays=HH", "--Portal:Complaints:DueHours=16", "--Portal:Complaints:SolutionHours=40");
        await app.World.Customer("Alpha GmbH", "a@alpha.example");
        await app.World.Staff("Anna Agent", "anna@nordwind.example");
        using var visitor = await app.Visit().SignIn("a@alpha.example");
        await visitor.Submit("/complaints/new", "form.card", ("Draft.Subject", "Wet tea"), ("Draft.Text", "All of it."));
        var calendar = app.Services.GetRequiredService<WorkCalendar>();
        var (number, received, due) = await app.World.Read(async db => await db.Complaints.Select(c => new { c.Number, c.ReceivedAt, c.DueAt }).SingleAsync() is var c ? (c.Number, c.ReceivedAt, c.DueAt) : default);
        Assert.Equal(calendar.Add(received, TimeSpan.FromHours(16)), due);

        await using (var anna = await Desk.Of(app, "anna@nordwind.example"))
        {
            var complaint = (await anna.Get<IComplaintDesk>().Read(number))!;
            Assert.Equal((ClockHand.Runs, due), (complaint.Ledger.Answer.Hand, complaint.Ledger.Answer.DueAt));
            Assert.True((await anna.Get<IComplaintDesk>().Answer(number, complaint.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = "Which box?" })).Succeeded);
        }
        // Two weeks in which we wait for her add nothing.
        app.Clock.Move(TimeSpan.FromDays(14));
        await using var later = await Desk.Of(app, "anna@nordwind.example");
        var ledger = (await later.Get<IComplaintDesk>().Read(number))!.Ledger;
        Assert.Equal((ClockHand.Waits, ClockHand.Waits), (ledger.Answer.Hand, ledger.Solution.Hand));
        Assert.True(ledger.Solution.Counted < TimeSpan.FromHours(1));
        Assert.Equal(["complaint.filed", "complaint.answered"], ledger.Lines.Select(l => l.Kind));

        using var back = await app.Visit().SignIn("a@alpha.example");
        await back.Submit($"/complaints/{number}", "form.card", ("Message.Text", "The blue one."));
        var first = await Due(app);
        Assert.Equal(calendar.Add(app.World.Clock.Now, TimeSpan.FromHours(16)), first!.Value, TimeSpan.FromMinutes(5));
        // Another word of hers, a day later, moves no promise ahead.
        app.Clock.Move(TimeSpan.FromHours(3));
        await back.Submit($"/complaints/{number}", "form.card", ("Message.Text", "And it drips."));
        Assert.Equal(first, await Due(app));
    }

    private static Task<DateTimeOffset?> Due(PortalApp app) => app.World.Read(db => db.Complaints.Select(c => c.DueAt).SingleAsync());
}
