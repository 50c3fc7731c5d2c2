using System.Threading.Channels;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>
/// Sends what is due. Woken by the outbox and at the latest every few seconds. A mail is claimed for a while (lease), marked
/// Sending before the server hears of it, and marked with its fate after; so whatever ends the program, the next start knows
/// which mails are untouched and which single one a connection was speaking about.
/// </summary>
internal sealed partial class MailWorker(MailLedger ledger, Outbox outbox, MailStatus status, PortalSettings settings, MailSignal signal, ILogger<MailWorker> log)
    : BackgroundService
{
    private const int Connections = 2, Batch = 50;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5), FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Mail.IsSet)
        {
            status.Held();
            return;
        }
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var sent = await SendDue(stoppingToken);
                pause = FirstPause;
                if (!sent) await signal.Wait(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The server is away, or the database is: nothing is lost, it waits and tries again.
                status.Failed(e is SmtpUnavailableException ? e.Message : e.GetType().Name);
                Trouble(log, e);
                await Task.Delay(pause, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <returns>True where there was something to send.</returns>
    private async Task<bool> SendDue(CancellationToken cancel)
    {
        await ledger.RecoverExpired(cancel);
        var claimed = await ledger.Claim(Batch, cancel);
        if (claimed.Count == 0) return false;
        var queue = Channel.CreateUnbounded<OutboxMail>();
        foreach (var mail in claimed) queue.Writer.TryWrite(mail);
        queue.Writer.Complete();
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var heart = ledger.KeepLeases(beat.Token);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Connections, claimed.Count)).Select(_ => Converse(queue.Reader, cancel)));
        }
        finally
        {
            await beat.CancelAsync();
            await heart;
            await ledger.Release(CancellationToken.None);
        }
        return true;
    }

    /// <summary>One connection after the other until the queue is empty. A stop lets the mail in hand finish.</summary>
    private async Task Converse(ChannelReader<OutboxMail> queue, CancellationToken cancel)
    {
        SmtpConnection? connection = null;
        try
        {
            while (!cancel.IsCancellationRequested && queue.TryRead(out var mail))
            {
                if (connection is not { IsUsable: true })
                {
                    if (connection is not null) await connection.DisposeAsync();
                    connection = await SmtpConnection.Open(settings.Mail, cancel);
                }
                await SendOne(connection, mail);
            }
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    private async Task SendOne(SmtpConnection connection, OutboxMail mail)
    {
        if (!MailboxAddress.TryParse(mail.Recipient, out var to))
        {
            await ledger.Settle(mail, new SmtpResult(SmtpFate.Refused, "The address cannot be written to."));
            return;
        }
        if (!await ledger.Begin(mail)) return;
        var (text, html) = outbox.Open(mail);
        var from = MailboxAddress.TryParse(settings.Mail.From, out var sender) ? sender : settings.Mail.From;
        var data = MimeMessage.Write(
            new MailboxAddress(settings.Company.Name, from), new MailboxAddress(mail.RecipientName, to), mail.Subject, mail.MessageId,
            mail.CreatedAt, text, html);
        var result = await connection.Send(from, to, data, CancellationToken.None);
        await ledger.Settle(mail, result);
        status.Spoke(result.Reply);
    }

    [LoggerMessage(LogLevel.Warning, "Mails wait: the mail server or the database cannot be used")]
    private static partial void Trouble(ILogger log, Exception e);
}
