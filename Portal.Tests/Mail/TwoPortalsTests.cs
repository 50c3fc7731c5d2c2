using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

public sealed class TwoPortalsTests
{
    [Fact]
    public async Task Two_portals_on_one_database_send_every_mail_once_and_share_the_work()
    {
        await using var one = await PortalApp.Start("PostgreSql");
        await using var two = await PortalApp.Start("PostgreSql", $"--Portal:Database:ConnectionString={one.Databases.ConnectionString}", $"--Portal:Mail:Port={one.Mail.Port}");
        one.Mail.AfterData = _ => Task.Delay(2);
        for (var round = 0; round < 10; round++)
        {
            await one.MailAll(100, MailClass.Transactional, round * 100);
            await one.MailAll(100, MailClass.Campaign, round * 100);
            two.Wake();
        }
        await one.UntilSettled();
        Assert.Equal(2000, one.Mail.Mails.Count);
        Assert.Equal(2000, one.Mail.Mails.DistinctBy(m => m.To).Count());
        var rows = await one.Rows();
        Assert.All(rows, m => Assert.Equal((MailState.Sent, 1), (m.State, m.Attempts)));
        // Each of the two opened at least one to find out how things are and some to send.
        Assert.InRange(one.Mail.Connections, 4, 10);
        Assert.Empty(one.Log.Errors);
        Assert.Empty(two.Log.Errors);
    }

    [Fact]
    public async Task A_portal_takes_over_what_another_claimed_and_left()
    {
        await using var one = await PortalApp.Start("PostgreSql", "--Portal:Mail:Host=");
        var now = one.World.Clock.Now;
        await one.World.Write(db =>
        {
            var claimed = MailApp.Row(MailClass.Campaign, 0, now);
            (claimed.LeasedBy, claimed.LeasedUntil) = ("dead", now.AddSeconds(30));
            db.Mails.Add(claimed);
            return Task.CompletedTask;
        });
        await using var two = await PortalApp.Start("PostgreSql", $"--Portal:Database:ConnectionString={one.Databases.ConnectionString}");
        await Task.Delay(500);
        Assert.Empty(two.Mail.Mails);
        two.Later(TimeSpan.FromSeconds(31));
        await two.UntilState("c0@sink.example", MailState.Sent);
        Assert.Single(two.Mail.Mails);
    }
}
