using Microsoft.EntityFrameworkCore;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
using Portal.Shared.Mail;

using Portal.Tests.Support;

namespace Portal.Tests.Mail.Returns;

/// <summary>The box that mails come back to.</summary>
public sealed class ReturnBoxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("returns").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [EachDatabase]
    public async Task Reports_of_a_maildir_are_written_down_once_and_kept(string provider)
    {
        foreach (var part in new[] { "new", "cur", "tmp" }) Directory.CreateDirectory(Path.Combine(folder, part));
        await using var app = await PortalApp.Start(provider, $"--Portal:Mail:Returns:Folder={folder}", "--Portal:Mail:Returns:Address=returns@portal.example");
        await app.MailAll(3, MailClass.Transactional);
        await app.UntilSettled();
        Assert.All(app.Mail.Mails, m => Assert.Equal("returns@portal.example", m.From));
        Put("1.a", Reports.Postfix("t0@portal.example"));
        Put("2.b", Reports.Holiday("t1@portal.example"));
        Put("3.c", Reports.Postfix("t0@portal.example"));
        Put("4.d", Reports.Postfix("nobody-knows-this@portal.example"));
        Put("5.e", Reports.Complaint("t2@portal.example"));
        Assert.Equal(2, await app.RunJob("returned-mail"));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "new")));
        Assert.Equal(["1.a:2,S", "2.b:2,S", "3.c:2,S", "4.d:2,S", "5.e:2,S"], Directory.GetFiles(Path.Combine(folder, "cur")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(0, await app.RunJob("returned-mail"));
        Assert.Equal([(BounceKind.Hard, BounceSource.Report), (BounceKind.Complaint, BounceSource.Report)], await Kinds(app));
        // Read after a restart, or put there anew: it is known.
        Put("6.f", Reports.Postfix("t0@portal.example"));
        Assert.Equal(0, await app.RunJob("returned-mail"));

        await app.World.Staff("Anna", "anna@nordwind.example");
        await using var desk = await Desk.Of(app, "anna@nordwind.example");
        var row = (await desk.Get<IOutboxDesk>().Read("t0@portal.example"))!.Row;
        Assert.Equal("It came back: 550 5.1.1 <gone@reader.example>: Recipient address rejected: User unknown", row.Reply);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Of_a_mailbox_file_only_what_is_new_is_read_and_only_when_it_is_whole()
    {
        var file = Path.Combine(folder, "returns");
        await using var app = await PortalApp.Start("Sqlite", $"--Portal:Mail:Returns:File={file}");
        await app.MailAll(3, MailClass.Transactional);
        await app.UntilSettled();
        Assert.Equal(0, await app.RunJob("returned-mail"));
        await Append(file, Reports.Postfix("t0@portal.example"), "\nFrom what I know\n>From here\n");
        Assert.Equal(0, await app.RunJob("returned-mail"));
        Rest(file);
        Assert.Equal(1, await app.RunJob("returned-mail"));
        await Append(file, Reports.Exchange("t1@portal.example"));
        Rest(file);
        Assert.Equal(1, await app.RunJob("returned-mail"));
        // Emptied by whoever keeps the box: read from its beginning again.
        File.Delete(file);
        await Append(file, Reports.Postfix("t2@portal.example"));
        Rest(file);
        Assert.Equal(1, await app.RunJob("returned-mail"));
        Assert.Equal(0, await app.RunJob("returned-mail"));
        Assert.Equal(3, (await Kinds(app)).Count);
        Assert.Empty(app.Log.Errors);
    }

    [Theory]
    [InlineData("Folder=/nowhere", "Portal:Mail:Returns:Folder '/nowhere' is not a maildir")]
    [InlineData("File=/nowhere/box", "Portal:Mail:Returns:File '/nowhere/box' lies in a folder that is not there")]
    [InlineData("Address=nobody", "Portal:Mail:Returns:Address 'nobody' is not an e-mail address alone")]
    [InlineData("Secret=short", "Portal:Mail:Returns:Secret is shorter than 32 characters")]
    public async Task A_setting_that_cannot_work_stops_the_start(string setting, string says)
    {
        var wrong = await Assert.ThrowsAnyAsync<Exception>(() => PortalApp.Start("Sqlite", $"--Portal:Mail:Returns:{setting}"));
        Assert.Contains(says, wrong.ToString());
    }

    private static Task<List<(BounceKind, BounceSource)>> Kinds(PortalApp app) =>
        app.World.Read(async db => (await db.Bounces.OrderBy(b => b.Id).ToListAsync()).ConvertAll(b => (b.Kind, b.Source)));

    private static Task Append(string file, params string[] mails) => File.AppendAllTextAsync(file, string.Concat(mails.Select(m => $"From MAILER-DAEMON Mon Nov 23 10:00:00 2026\n{m.ReplaceLineEndings("\n")}\n")));

    private static void Rest(string file) => File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));

    private void Put(string name, string mail) => File.WriteAllText(Path.Combine(folder, "new", name), mail);
}
