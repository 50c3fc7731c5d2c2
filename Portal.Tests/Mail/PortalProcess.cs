using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>The built portal as a process of its own, over a database and a mail server that outlive it, so that it can be killed.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly string folder;
    private readonly string[] args;
    private readonly WebApplication unstarted;
    private readonly StringBuilder output = new();
    private Process? process;

    private PortalProcess(TestDatabase database, string folder, SmtpSink mail, string[] args)
    {
        (this.database, this.folder, Mail, this.args) = (database, folder, mail, args);
        unstarted = PortalHost.Build(args);
    }

    public SmtpSink Mail { get; }

    /// <summary>The same database, opened beside the process.</summary>
    public Databases Databases => unstarted.Services.GetRequiredService<Databases>();

    public static async Task<PortalProcess> Prepare(string provider, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        var database = await TestDatabase.Create(provider, folder);
        var mail = new SmtpSink();
        string[] args =
        [
            "--environment=Test", "--urls=http://127.0.0.1:0", $"--Portal:DataFolder={folder}", "--Portal:PublicUrl=http://localhost",
            $"--Portal:Database:Provider={provider}", $"--Portal:Database:ConnectionString={database.ConnectionString}",
            "--Portal:Mail:Host=127.0.0.1", $"--Portal:Mail:Port={mail.Port}", "--Portal:Mail:Security=None", "--Portal:Mail:From=portal@nordwind.example",
            "--Logging:LogLevel:Default=Warning", .. settings,
        ];
        var portal = new PortalProcess(database, folder, mail, args);
        await Startup.Prepare(portal.unstarted, CancellationToken.None);
        return portal;
    }

    /// <param name="variables">Of its environment.</param>
    public void Start(params (string Name, string Value)[] variables)
    {
        // It lives for a second or two: measuring what it runs, to make it faster later, would be a fifth of that.
        process = BuiltPortal.Start(variables.Append(("DOTNET_TieredPGO", "0")).ToDictionary(v => v.Item1, v => (string?)v.Item2), args);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, once it says so.</summary>
    public async Task<Uri> Address()
    {
        await MailApp.Until(() => Output.Contains("Now listening on: ", StringComparison.Ordinal), Output, MailApp.Patience);
        return new Uri(Regex.Match(Output, "Now listening on: (http://[0-9.:]+)").Groups[1].Value);
    }

    /// <summary>kill -9: no handler runs, no buffer is written.</summary>
    public void Kill() => process!.Kill();

    /// <summary>kill -15, as a service manager stops a program.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);

    /// <returns>The exit code.</returns>
    public async Task<int> Exit(double seconds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await process!.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    public async Task Write(IEnumerable<OutboxMail> mails) => await Databases.WriteAsStaff<bool>(Actor.System, db =>
    {
        db.Mails.AddRange(mails);
        return Task.FromResult<Portal.Shared.Common.Outcome<bool>>(true);
    }, CancellationToken.None);

    public async Task<List<OutboxMail>> Rows()
    {
        await using var db = Databases.OpenStaff(Actor.System);
        return await db.Mails.AsNoTracking().OrderBy(m => m.Id).ToListAsync();
    }

    public async Task UntilSettled(double seconds) => await MailApp.Until(async () =>
    {
        await using var db = Databases.OpenStaff(Actor.System);
        return !await db.Mails.AnyAsync(m => m.State == MailState.Pending || m.State == MailState.Sending);
    }, async () => string.Join(", ", (await Rows()).CountBy(m => m.State)) + "\n" + Output, seconds);

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        await unstarted.DisposeAsync();
        await Mail.DisposeAsync();
        await database.DisposeAsync();
        await Folders.Remove(folder);
    }

    private void Note(string? line)
    {
        lock (output) output.AppendLine(line);
    }
}
