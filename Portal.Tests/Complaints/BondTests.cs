using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using Portal.Tests.Support;

namespace Portal.Tests.Complaints;

/// <summary>What ties complaints to each other, on every database.</summary>
public sealed class BondTests
{
    private const string Anna = "anna@nordwind.example", Maria = "maria@alfreds.example", Otto = "otto@alfreds.example";

    [EachDatabase]
    public async Task Two_of_one_person_go_on_as_one_and_part_again_as_they_stood(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var (complaints, bonds) = (desk.Get<IComplaintDesk>(), desk.Get<IComplaintBonds>());
        await Answer(complaints, "BS-1", "We look into it.");
        await Answer(complaints, "BS-2", "One moment.");
        using var maria = await app.Visit().SignIn(Maria);
        await maria.Submit("/complaints/BS-2", "form.card", ("Message.Text", "Wet inside, too."));
        var before = (await complaints.Read("BS-2"))!;

        Assert.Equal(ProblemKind.Stale, Kind(await bonds.Join("BS-2", before.Version - 1, "BS-1")));
        Assert.Equal(ProblemKind.Invalid, Kind(await bonds.Join("BS-2", before.Version, "BS-404")));
        Assert.Equal(ProblemKind.Invalid, Kind(await bonds.Join("BS-2", before.Version, "BS-2")));
        Assert.Contains("two people", Assert.Single((await bonds.Join("BS-2", before.Version, "BS-OTTO")).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("two people", Assert.Single((await bonds.Join("BS-2", before.Version, "BS-B")).Problems).Message, StringComparison.Ordinal);
        Assert.True((await bonds.Join("BS-2", before.Version, "BS-1")).Succeeded);

        var (joined, whole) = ((await complaints.Read("BS-2"))!, (await complaints.Read("BS-1"))!);
        Assert.Equal((Stage.Closing, WaitingFor.Nobody, 0), (joined.Stage, joined.WaitingFor, joined.Steps.Count));
        Assert.Equal(WaitingFor.Us, whole.WaitingFor);
        Assert.NotNull(whole.DueAt);
        Assert.Equal("BS-2", whole.Thread.Single(e => e.Text == "Wet inside, too.").Of);
        Assert.Equal("BS-1", (await bonds.Read("BS-2"))!.JoinedTo!.Number);
        Assert.Equal(["BS-2"], (await bonds.Read("BS-1"))!.Joined.Select(j => j.Number));
        // One that holds others goes on nowhere else: their words would be lost from sight.
        Assert.Equal(ProblemKind.Refused, Kind(await bonds.Join("BS-1", whole.Version, "BS-3")));
        await app.Mail.Next(m => m.To == Maria && m.Subject.Contains("BS-2 goes on in BS-1", StringComparison.Ordinal));

        // The customer reads both in one place, and writes in one place.
        Assert.Contains("Wet inside, too.", (await maria.Open("/complaints/BS-1")).DocumentElement.TextContent, StringComparison.Ordinal);
        var page = await maria.Open("/complaints/BS-2");
        Assert.Null(page.QuerySelector("main form"));
        Assert.NotNull(page.QuerySelector("main a[href='/complaints/BS-1']"));

        Assert.True((await bonds.Part("BS-2", joined.Version)).Succeeded);
        var after = (await complaints.Read("BS-2"))!;
        Assert.Equal((before.Stage, before.WaitingFor, before.DueAt, before.Solved), (after.Stage, after.WaitingFor, after.DueAt, after.Solved));
        Assert.Equal(before.Steps, after.Steps);
        Assert.DoesNotContain((await complaints.Read("BS-1"))!.Thread, e => e.Text == "Wet inside, too.");
        Assert.Equal(ProblemKind.Refused, Kind(await bonds.Part("BS-2", after.Version)));
        await app.Mail.Next(m => m.To == Maria && m.Subject.Contains("On its own again: BS-2", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task What_was_also_said_becomes_a_complaint_of_its_own_and_links_hold_across_customers(string provider)
    {
        await using var app = await Start(provider);
        await using var desk = await Desk.Of(app, Anna);
        var (complaints, bonds) = (desk.Get<IComplaintDesk>(), desk.Get<IComplaintBonds>());
        var said = (await complaints.Read("BS-1"))!.Thread.First(e => e.Kind == EntryKind.FromCustomer);
        app.Clock.Move(TimeSpan.FromHours(5));
        var draft = new SplitDraft { FormKey = Guid.NewGuid(), SaidAt = said.At, Kind = ComplaintKind.Question, Subject = "Where is the invoice?", Text = "And where is the invoice?" };
        var made = await bonds.Split("BS-1", draft);
        Assert.True(made.Succeeded);
        Assert.Equal(made.Value, (await bonds.Split("BS-1", draft)).Value);
        var part = (await complaints.Read(made.Value))!;
        Assert.Equal((ComplaintKind.Question, "maria", said.At), (part.Kind, part.FiledBy, part.ReceivedAt));
        Assert.Equal("And where is the invoice?", part.Thread.Single(e => e.Kind == EntryKind.FromCustomer).Text);
        await app.Mail.Next(m => m.To == Maria && m.Subject.Contains(made.Value, StringComparison.Ordinal));
        Assert.Equal(ProblemKind.NotFound, Kind(await bonds.Split("BS-1", new SplitDraft { FormKey = Guid.NewGuid(), SaidAt = said.At.AddSeconds(1), Subject = "x", Text = "x" })));

        Assert.True((await bonds.Link("BS-1", " bs-b ")).Succeeded);
        Assert.True((await bonds.Link("BS-B", "BS-1")).Succeeded);
        Assert.Equal([made.Value, "BS-B"], (await bonds.Read("BS-1"))!.Linked.Select(l => l.Number).Order());
        Assert.Equal(["BS-1"], (await bonds.Read("BS-B"))!.Linked.Select(l => l.Number));
        Assert.Equal(2, await app.World.Read(db => db.ComplaintLinks.CountAsync()));
        using var maria = await app.Visit().SignIn(Maria);
        Assert.DoesNotContain("BS-B", (await maria.Open("/complaints/BS-1")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.True((await bonds.Unlink("BS-B", "BS-1")).Succeeded);
        Assert.Empty((await bonds.Read("BS-B"))!.Linked);
        Assert.Equal(ProblemKind.Invalid, Kind(await bonds.Link("BS-1", "BS-404")));
        Assert.Null(await bonds.Read("BS-404"));
    }

    private static async Task<PortalApp> Start(string provider)
    {
        var app = await PortalApp.Start(provider);
        var customer = await app.World.Customer("Alfreds Futterkiste", Maria);
        await app.World.Customer("Beta", "b@beta.example");
        await app.World.Member(customer, Otto);
        await app.World.Staff("Anna Agent", Anna);
        foreach (var (number, who) in new[] { ("BS-1", Maria), ("BS-2", Maria), ("BS-3", Maria), ("BS-OTTO", Otto), ("BS-B", "b@beta.example") })
        {
            await app.World.Complaint(await app.World.ActorOf(who), number, "Wet boxes", _ => { });
        }
        return app;
    }

    private static async Task Answer(IComplaintDesk desk, string number, string text) =>
        Assert.True((await desk.Answer(number, (await desk.Read(number))!.Version, new MessageDraft { FormKey = Guid.NewGuid(), Text = text })).Succeeded);

    private static ProblemKind Kind(Outcome outcome) => Assert.Single(outcome.Problems).Kind;

    private static ProblemKind Kind<T>(Outcome<T> outcome) => Assert.Single(outcome.Problems).Kind;
}
