using System.Threading.Channels;

namespace Portal.Server.Mail;

/// <summary>
/// Sees to it that what is due is sent: claims it and hands it on. Woken by the outbox, by the time the next mail comes due, and
/// now and then to look for what other processes wrote. Whatever ends the program, the states tell the next start which mails are
/// untouched and which single one a connection was speaking about.
/// </summary>
internal sealed partial class MailWorker(MailLedger ledger, MailSender sender, MailStatus status, MailSignal signal, ILogger<MailWorker> log)
    : BackgroundService, IHostedLifecycleService
{
    private const int Batch = 40;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15), WithoutDatabase = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource leaving = new();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Comes before the other services are stopped, so that the mails in hand have all the time there is.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => leaving.CancelAsync();

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        base.Dispose();
        leaving.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (status.IsHeld)
        {
            Held(log);
            return;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, leaving.Token);
        using var beat = new CancellationTokenSource();
        var queue = Channel.CreateBounded<OutboxMail>(Batch);
        var (sending, heart) = (sender.Run(queue.Reader, either.Token), ledger.KeepLeases(beat.Token));
        while (!either.IsCancellationRequested) await Round(queue.Writer, either.Token);
        queue.Writer.Complete();
        await sending;
        await beat.CancelAsync();
        await heart;
        await Leave();
    }

    private async Task Round(ChannelWriter<OutboxMail> queue, CancellationToken stop)
    {
        try
        {
            var wait = await HandOn(queue, stop);
            if (wait > TimeSpan.Zero) await signal.Wait(wait, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends.
        }
        catch (Exception e)
        {
            WithoutTheDatabase(log, e);
            await Task.Delay(WithoutDatabase, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <returns>How long there is nothing to do.</returns>
    private async Task<TimeSpan> HandOn(ChannelWriter<OutboxMail> queue, CancellationToken stop)
    {
        if (status.Pause is var pause && pause > TimeSpan.Zero) return pause < Idle ? pause : Idle;
        await ledger.RecoverExpired(stop);
        var mails = await ledger.Claim(status.IsClear ? Batch : 1, stop);
        if (mails.Count == 0) return await ledger.UntilNextDue(Idle, stop);
        if (!status.IsClear)
        {
            // One mail finds out how things are; the crowd waits for what it hears.
            foreach (var mail in mails) await sender.Try(mail, stop);
            return TimeSpan.Zero;
        }
        foreach (var mail in mails) await queue.WriteAsync(mail, stop);
        return TimeSpan.Zero;
    }

    private async Task Leave()
    {
        try
        {
            await ledger.GiveBackAll();
        }
        catch (Exception e)
        {
            WithoutTheDatabase(log, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No mail server is set (Portal:Mail:Host): mails are written and kept, none is sent")]
    private static partial void Held(ILogger log);

    [LoggerMessage(LogLevel.Warning, "Mails wait: the database cannot be used")]
    private static partial void WithoutTheDatabase(ILogger log, Exception e);
}
