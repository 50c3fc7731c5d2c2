using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Data;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail.Returns;
using Portal.Shared.Common;
using Portal.Shared.Newsletters;
using Portal.Tests.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Newsletters;

/// <summary>Addresses that no campaign reaches: how they come onto the list, and how off it.</summary>
public sealed class SuppressionTests
{
    private const string Rita = "rita@reader.example", Kai = "kai@reader.example";

    [EachDatabase]
    public async Task An_address_that_is_not_there_gets_no_second_campaign(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Readers(app);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var campaigns = desk.Get<ICampaignDesk>();
        app.Mail.Answer = line => line.StartsWith($"RCPT TO:<{Rita}", StringComparison.Ordinal) ? "550 5.1.1 no such user here" : null;
        var first = await campaigns.Send(NewsletterApp.Draft());
        await app.UntilCampaign(first, CampaignState.Sent);
        Assert.Equal(new Progress(1, 1, 0, 0, 0, true), (await campaigns.Read(first))!.Progress);
        app.Mail.Answer = _ => null;
        var row = Assert.Single((await desk.Get<ISuppressionDesk>().List(null, new PageAt())).Items);
        Assert.Equal((Rita, SuppressionReason.HardBounce, "550 5.1.1 no such user here", "", true), (row.Email, row.Reason, row.Words, row.ByName, row.CanLift));
        var second = await campaigns.Send(NewsletterApp.Draft());
        await app.UntilCampaign(second, CampaignState.Sent);
        Assert.Equal(new Progress(1, 0, 0, 0, 0, true), (await campaigns.Read(second))!.Progress);
        var health = await desk.Get<ISuppressionDesk>().Health();
        Assert.Equal((1, 1, 2, 1), (health.Receiving.Value, health.HardMonth.Value, health.SentMonth, health.Suppressed[SuppressionReason.HardBounce].Value));

        Assert.False((await desk.Get<ISuppressionDesk>().Lift(row.Key, " ")).Succeeded);
        Assert.True((await desk.Get<ISuppressionDesk>().Lift(row.Key, "She called: the box is back.")).Succeeded);
        Assert.Null(await desk.Get<ISuppressionDesk>().Read(row.Key));
        Assert.Equal(1, await app.World.Read(db => db.Audit.CountAsync(a => a.Kind == "suppression.lifted")));
        Assert.Empty(app.Log.Errors);
    }

    [EachDatabase]
    public async Task A_full_box_is_given_up_after_five_mails_in_a_month_and_a_rule_of_the_way_never(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Readers(app);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await Reason(app, Rita));
            await app.Mail(Rita);
            await app.Mail(Kai);
            await app.UntilSettled();
            await Return(app, Rita, i, "5.2.2");
            await Return(app, Kai, i, "5.7.1");
            app.Later(TimeSpan.FromDays(5));
        }
        Assert.Equal((SuppressionReason.SoftBounces, null), (await Reason(app, Rita), await Reason(app, Kai)));
    }

    [EachDatabase]
    public async Task What_she_said_herself_only_she_takes_back_and_a_mail_to_her_proves_that_it_is_she(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await Readers(app);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var list = desk.Get<ISuppressionDesk>();
        var secret = await app.World.Read(db => db.Subscribers.Where(s => s.Email == Rita).Select(s => s.Secret).SingleAsync());
        using var visitor = app.Visit();
        await visitor.Submit($"/subscriptions/{secret}", "form.inline");
        var key = (await list.Find(Rita))!;
        Assert.False((await list.Read(key))!.CanLift);
        Assert.False((await list.Lift(key, "I want to.")).Succeeded);
        // Nothing lighter takes its place, and no word of staff.
        await Return(app, Rita, 0, "5.1.1");
        Assert.False((await list.Add(new SuppressionForm { Email = Rita, Reason = SuppressionReason.Objection, Note = "phone" })).Succeeded);
        Assert.Equal(SuppressionReason.Objection, await Reason(app, Rita));

        await Return(app, Kai, 0, "5.1.1");
        Assert.Equal(SuppressionReason.HardBounce, await Reason(app, Kai));
        foreach (var email in new[] { Rita, Kai })
        {
            await visitor.Subscribe(email, "season");
            await visitor.Submit((await app.Confirmation(email)).Link("subscribe"), "form.card");
            Assert.Null(await Reason(app, email));
        }
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task By_hand_with_a_note_and_the_address_of_an_office_of_the_mail_system_not_at_all()
    {
        await using var app = await PortalApp.Start();
        await Readers(app);
        await using var desk = await Desk.Of(app, NewsletterApp.Nele);
        var list = desk.Get<ISuppressionDesk>();
        Assert.Equal("Email", (await list.Add(new SuppressionForm { Email = "nobody", Note = "phone" })).Problems[0].Field);
        var key = (await list.Add(new SuppressionForm { Email = "  RITA@Reader.example ", Reason = SuppressionReason.Objection, Note = "By phone, today." })).Value;
        var row = (await list.Read(key))!;
        Assert.Equal((Rita, "By phone, today.", "Nele Marketer", true), (row.Email, row.Words, row.ByName, row.CanLift));
        Assert.Empty((await list.List(SuppressionReason.HardBounce, new PageAt())).Items);
        Assert.Single((await list.List(SuppressionReason.Objection, new PageAt())).Items);
        using var visitor = app.Visit();
        var answer = await (await visitor.Subscribe("Postmaster+x@reader.example", "season")).Content.ReadAsStringAsync();
        Assert.Contains("belongs to the mail system", WebUtility.HtmlDecode(answer));
        Assert.Equal(0, await app.World.Read(db => db.SubscriptionRequests.CountAsync()));
    }

    private static async Task Readers(PortalApp app)
    {
        await app.Topics();
        await app.Subscribed(Rita);
        await app.Subscribed(Kai);
    }

    private static Task<SuppressionReason?> Reason(PortalApp app, string email) => app.World.Read(db =>
        db.Suppressions.Where(s => db.Subscribers.Any(r => r.Email == email && r.EmailHash == s.EmailHash)).Select(s => (SuppressionReason?)s.Reason).SingleOrDefaultAsync());

    /// <summary>The mail with this number to that address comes back; one is written where there is none.</summary>
    private static async Task Return(PortalApp app, string email, int number, string status)
    {
        if (await app.World.Read(db => db.Mails.CountAsync(m => m.Recipient == email)) <= number)
        {
            await app.Mail(email);
            await app.UntilSettled();
        }
        var id = await app.World.Read(db => db.Mails.Where(m => m.Recipient == email).OrderBy(m => m.Id).Skip(number).Select(m => m.MessageId).FirstAsync());
        var book = app.Services.GetRequiredService<BounceBook>();
        Assert.True(await book.Write(id, new BounceNews($"test:{id}", BounceStatus.KindOf(status), BounceSource.Report, status, $"550 {status}"), default));
    }
}
