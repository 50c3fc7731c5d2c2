using System.Threading.Channels;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>Hands claimed mails to the server, over a few connections that are kept while there is something to say.</summary>
internal sealed class MailSender(MailLedger ledger, MailStatus status, MailPress press, SmtpServer server, ILogger<MailSender> log)
{
    /// <summary>An open connection waits this long for the next mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A stop lets the mails in hand finish, but not for longer than this: the host waits 30 s.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Sends what comes until the queue is completed or <paramref name="stop"/>; then the mails in hand finish.</summary>
    public async Task Run(ChannelReader<OutboxMail> queue, CancellationToken stop)
    {
        using var grace = new CancellationTokenSource();
        await using var end = stop.Register(() => grace.CancelAfter(Grace));
        await Task.WhenAll(Enumerable.Range(0, server.Settings.Connections).Select(_ => Converse(queue, stop, grace.Token)));
    }

    /// <summary>Sends one mail over a connection of its own: to a server of which it is not known whether it takes any.</summary>
    public async Task Try(OutboxMail mail, CancellationToken stop)
    {
        using var grace = new CancellationTokenSource();
        await using var end = stop.Register(() => grace.CancelAfter(Grace));
        await using var conversation = Begin(stop, grace.Token);
        await conversation.Handle(mail);
    }

    private async Task Converse(ChannelReader<OutboxMail> queue, CancellationToken stop, CancellationToken grace)
    {
        await using var conversation = Begin(stop, grace);
        while (await Next(queue, conversation) is { } mail && !stop.IsCancellationRequested)
        {
            // What was claimed before it became known that its domain rests waits with the others.
            if (status.IsClear && !ledger.Rests(mail)) await conversation.Handle(mail);
            else await conversation.GiveBack(mail);
        }
    }

    /// <returns>Null at the end of the queue.</returns>
    private static async Task<OutboxMail?> Next(ChannelReader<OutboxMail> queue, MailConversation conversation)
    {
        while (true)
        {
            if (queue.TryRead(out var mail)) return mail;
            var more = queue.WaitToReadAsync().AsTask();
            if (conversation.IsOpen && await Task.WhenAny(more, Task.Delay(Patience)) != more) await conversation.Close();
            if (!await more) return null;
        }
    }

    private MailConversation Begin(CancellationToken stop, CancellationToken grace) => new(ledger, status, press, server, log) { Stop = stop, Grace = grace };
}
