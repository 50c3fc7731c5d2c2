using System.Diagnostics;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_mail_leaves_as_soon_as_it_is_written()
    {
        await using var app = await PortalApp.Start();
        await app.Mail("first@sink.example");
        await app.Mail.Next(m => m.To == "first@sink.example");
        await app.UntilState("first@sink.example", MailState.Sent);
        await Task.Delay(500);
        var watch = Stopwatch.StartNew();
        await app.Mail("second@sink.example");
        await app.Mail.Next(m => m.To == "second@sink.example");
        // Without being woken the worker would look round in fourteen seconds.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 8);
    }

    [Fact]
    public async Task A_mail_says_in_both_forms_what_its_letter_says()
    {
        await using var app = await PortalApp.Start();
        await app.Mail("maria@sink.example", "Grüße 😀", "Zeile 1\nZeile <2> & mehr\n.\n=3D", name: "Maria \"Käse\" <x@y>, Müller");
        var mail = await app.Mail.Next(m => m.To == "maria@sink.example");
        Assert.Equal("Grüße 😀", mail.Subject);
        Assert.StartsWith("Maria \"Käse\" <x@y>, Müller ", mail.Header("To"));
        Assert.EndsWith("<maria@sink.example>", mail.Header("To"));
        Assert.Contains("Zeile 1\nZeile <2> & mehr\n.\n=3D\n", mail.Text);
        Assert.Contains("Zeile 1<br>Zeile &lt;2&gt; &amp; mehr<br>.<br>=3D", mail.Html);
        Assert.Contains("https://portal.example/a%20b?c=d&e=f", mail.Text);
        Assert.Contains("href=\"https://portal.example/a%20b?c=d&amp;e=f\"", mail.Html);
        Assert.Equal("portal@nordwind.example", mail.From);
        Assert.Empty(app.Mail.Violations);
    }

    [Fact]
    public async Task A_secret_is_stored_encrypted_and_erased_once_it_is_sent()
    {
        await using var app = await PortalApp.Start();
        app.Mail.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "450 later" : null;
        await app.Mail("maria@sink.example", "Your link", "the-secret-link", isSecret: true);
        await MailApp.Until(async () => (await app.Row("maria@sink.example")).LastReply.Length > 0, () => Task.FromResult("no attempt"), MailApp.Patience);
        var row = await app.Row("maria@sink.example");
        Assert.True(row.Text.Length > 0 && row.Html.Length > 0);
        Assert.DoesNotContain("secret", row.Text + row.Html + row.Subject);
        app.Mail.Answer = _ => null;
        app.Later(TimeSpan.FromHours(1));
        Assert.Contains("the-secret-link", (await app.Mail.Next(_ => true)).Text);
        await app.UntilState("maria@sink.example", MailState.Sent);
        row = await app.Row("maria@sink.example");
        Assert.Equal(("", ""), (row.Text, row.Html));
    }

    [Fact]
    public async Task A_transactional_mail_passes_a_waiting_newsletter()
    {
        await using var app = await PortalApp.Start("Sqlite", "--Portal:Mail:Connections=1");
        var written = new TaskCompletionSource();
        app.Mail.AfterData = m => m.To == "c20@sink.example" ? written.Task : Task.CompletedTask;
        await app.MailAll(400, MailClass.Campaign);
        await app.Mail.Next(m => m.To == "c20@sink.example");
        await app.Mail("reset@sink.example");
        written.SetResult();
        await app.UntilSettled();
        // Those that had been claimed by then come before it: two times forty, and what is in hand.
        Assert.InRange(app.Mail.Mails.Select(m => m.To).ToList().IndexOf("reset@sink.example"), 20, 150);
        Assert.Equal(401, app.Mail.Mails.DistinctBy(m => m.To).Count());
        Assert.Equal(401, app.Mail.Mails.Count);
    }

    [Fact]
    public async Task The_worker_asks_the_database_nearly_nothing_while_there_is_nothing_to_do()
    {
        await using var app = await PortalApp.Start();
        await app.Mail("maria@sink.example");
        await app.UntilState("maria@sink.example", MailState.Sent);
        await Task.Delay(1000);
        using var statements = new Statements(app.Databases.ConnectionString);
        await Task.Delay(4000);
        Assert.InRange(statements.Count, 0, 7);
        await app.Mail("other@sink.example");
        await app.UntilState("other@sink.example", MailState.Sent);
        Assert.True(statements.Count > 7);
    }
}
