using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public async Task Without_a_mail_server_mails_are_kept_and_it_is_said()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Host=");
        await app.Mail("maria@sink.example");
        await Task.Delay(300);
        Assert.Equal(MailState.Pending, (await app.Row("maria@sink.example")).State);
        Assert.True(app.Status().IsHeld);
        Assert.Contains("Portal:Mail:Host", app.Status().Say());
        Assert.Contains(app.Log.Lines, l => l.Contains("Portal:Mail:Host", StringComparison.Ordinal));
        Assert.Equal(0, app.Mail.Connections);
    }

    [Theory]
    [InlineData("--Portal:Mail:Host=smtp.example.com", false)]
    [InlineData("--Portal:Mail:Host=127.0.0.2", true)]
    [InlineData("--Portal:Mail:Host=localhost", true)]
    [InlineData("--Portal:Mail:Host=localhost.evil.example", false)]
    [InlineData("--Portal:Mail:Host=", true)]
    public async Task The_demo_never_sends_outside_this_machine(string host, bool starts)
    {
        string[] args = ["--environment=Development", "--Portal:Demo=true", host, "--Portal:Mail:From=portal@nordwind.example", $"--Portal:DataFolder={Path.GetTempPath()}"];
        if (starts) await PortalHost.Build(args).DisposeAsync();
        else Assert.Contains(Assert.Throws<SettingsException>(() => PortalHost.Build(args)).Findings, f => f.StartsWith("Portal:Mail:Host", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Portal <portal@nordwind.example>")]
    [InlineData("portal")]
    [InlineData("")]
    public void A_sender_that_cannot_stand_in_an_envelope_stops_the_start(string from)
    {
        string[] args = ["--environment=Test", "--Portal:Mail:Host=localhost", $"--Portal:Mail:From={from}", $"--Portal:DataFolder={Path.GetTempPath()}"];
        Assert.Contains(Assert.Throws<SettingsException>(() => PortalHost.Build(args)).Findings, f => f.StartsWith("Portal:Mail:From", StringComparison.Ordinal));
    }
}
