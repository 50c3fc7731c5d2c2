using Microsoft.EntityFrameworkCore;
using Portal.Server.Mail;
using Portal.Shared.Common;
using Portal.Shared.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>The outbox as staff see it.</summary>
public sealed class OutboxDeskTests
{
    private const string Anna = "anna@nordwind.example";

    [EachDatabase]
    public async Task A_refused_mail_is_shown_with_the_servers_words_and_can_go_again_with_its_id(string provider)
    {
        await using var app = await PortalApp.Start(provider);
        await app.World.Staff("Anna", Anna);
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such user here" : null;
        await app.Mail("gone@alfreds.example", "Closed: BS-1");
        await app.UntilState("gone@alfreds.example", MailState.Failed);
        await using var desk = await Desk.Of(app, Anna);
        var outbox = desk.Get<IOutboxDesk>();
        var failed = Assert.Single((await outbox.List(OutboxFilter.Failed, new PageAt())).Items);
        Assert.Equal((MailStanding.Failed, "550 no such user here", 1), (failed.Standing, failed.Reply, failed.Attempts));
        Assert.Equal(1, (await outbox.State()).Failed.Value);
        Assert.StartsWith("How are you?", (await outbox.Read(failed.MessageId))!.Text);

        app.Mail.Answer = _ => null;
        Assert.True((await outbox.SendAgain(failed.MessageId)).Succeeded);
        var mail = await app.Mail.Next(m => m.To == "gone@alfreds.example");
        Assert.Equal($"<{failed.MessageId}>", mail.MessageId);
        await app.UntilState("gone@alfreds.example", MailState.Sent);
        Assert.False((await outbox.SendAgain(failed.MessageId)).Succeeded);
        Assert.True((await outbox.SendAgain("unknown@x")).IsNotFound);
    }

    [EachDatabase]
    public async Task Of_several_who_send_a_mail_again_at_once_one_does(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Mail:Host=");
        await app.World.Staff("Anna", Anna);
        await using var desk = await Desk.Of(app, Anna);
        var outbox = desk.Get<IOutboxDesk>();
        for (var round = 0; round < 10; round++)
        {
            var mail = MailApp.Row(MailClass.Campaign, round, app.World.Clock.Now);
            mail.State = MailState.Unknown;
            await app.World.Write(db => Task.FromResult(db.Mails.Add(mail)));
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => outbox.SendAgain(mail.MessageId))));
            Assert.Single(outcomes, o => o.Succeeded);
        }
    }

    [EachDatabase]
    public async Task A_mail_with_a_secret_shows_no_body_to_anybody(string provider)
    {
        await using var app = await PortalApp.Start(provider, "--Portal:Mail:Host=");
        await app.World.Staff("Anna", Anna);
        await app.World.Customer("Alpha", "a@alpha.example");
        using var visitor = app.Visit();
        await visitor.Submit("/account/forgot", "form.card", ("Input.Email", "a@alpha.example"));
        await using var desk = await Desk.Of(app, Anna);
        var outbox = desk.Get<IOutboxDesk>();
        var row = Assert.Single((await outbox.List(OutboxFilter.Waiting, new PageAt())).Items);
        Assert.Null((await outbox.Read(row.MessageId))!.Text);
        Assert.DoesNotContain("token", System.Text.Json.JsonSerializer.Serialize(row));
        var state = await outbox.State();
        Assert.True(state.IsHeld);
        Assert.Equal(MailState.Pending, await app.World.Read(db => db.Mails.Select(m => m.State).SingleAsync()));
    }
}
