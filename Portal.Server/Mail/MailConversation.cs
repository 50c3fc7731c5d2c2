using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>
/// One connection after the other, and the mails spoken about. A mail is written first, then the connection opened, then the mail
/// marked Sending, then sent, then settled: whatever fails, fails on the side where it does least harm.
/// </summary>
internal sealed partial class MailConversation(MailLedger ledger, MailStatus status, MailPress press, SmtpServer server, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private SmtpConnection? connection;

    /// <summary>Ends what has not begun.</summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>Ends what has.</summary>
    public required CancellationToken Grace { get; init; }

    public bool IsOpen => connection is not null;

    /// <summary>Does all for one mail. Never throws: the others come after it.</summary>
    public async Task Handle(OutboxMail mail)
    {
        try
        {
            await Deliver(mail);
        }
        catch (Exception e)
        {
            // Its claim runs out, and what is to be done then is known from its state alone.
            ledger.LetGo(mail);
            if (!Stop.IsCancellationRequested) Interrupted(log, e, mail.Id);
        }
    }

    public async Task GiveBack(OutboxMail mail)
    {
        try
        {
            await ledger.GiveBack(mail);
        }
        catch (Exception e)
        {
            ledger.LetGo(mail);
            Interrupted(log, e, mail.Id);
        }
    }

    public async Task Close()
    {
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
    }

    public async ValueTask DisposeAsync() => await Close();

    private async Task Deliver(OutboxMail mail)
    {
        var wasOpen = connection is { IsUsable: true };
        var print = await press.Print(mail, Grace);
        if (print is Print.Ready && !await Connect()) print = new Print.Held();
        // Opening a connection takes its time: whoever left meanwhile is not written to.
        else if (print is Print.Ready && mail.BatchId is not null && !wasOpen) print = await press.Print(mail, Grace);
        switch (print)
        {
            case Print.Spoilt spoilt:
                await Settle(mail, new SmtpResult(SmtpFate.Refused, spoilt.Words));
                break;
            case Print.Withdrawn withdrawn:
                await ledger.Withdraw(mail, withdrawn.Words);
                break;
            case Print.Held:
                await ledger.GiveBack(mail);
                break;
            case Print.Ready ready when await ledger.Begin(mail):
                var result = await Send(ready);
                await Settle(mail, result);
                Judge(result);
                break;
        }
    }

    /// <summary>A connection that had been used may have been ended for that alone; then a new one gets the mail before it has to wait.</summary>
    private async Task<SmtpResult> Send(Print.Ready mail)
    {
        var wasUsed = connection!.Messages > 0;
        var result = await connection.Send(mail.From, mail.To, mail.Data, Grace);
        var isWornOut = result.Fate == SmtpFate.NotSent && !connection.IsUsable && wasUsed;
        return isWornOut && !Stop.IsCancellationRequested && await Connect() ? await connection.Send(mail.From, mail.To, mail.Data, Grace) : result;
    }

    private async Task<bool> Connect()
    {
        if (connection is { IsUsable: true }) return true;
        await Close();
        try
        {
            connection = await SmtpConnection.Open(server, Stop);
            return true;
        }
        catch (SmtpUnavailableException e)
        {
            if (status.Unavailable(e.Message, e.NeedsSomebody)) Waiting(log, e.Message);
            return false;
        }
    }

    private void Judge(SmtpResult result)
    {
        // A new connection was tried and not had: that has been told already, and it is the later news.
        if (connection is null) return;
        if (result.Fate is SmtpFate.Accepted or SmtpFate.Refused) status.Spoke(result.Reply);
        else if (result.Fate != SmtpFate.Unwelcome) status.Stumbled(result.Reply);
        else if (status.Unavailable($"{server.Name}: MAIL: {result.Reply}", true)) Waiting(log, result.Reply);
    }

    /// <summary>What the server said is known only here until it is written down: a database that is away is waited for.</summary>
    private async Task Settle(OutboxMail mail, SmtpResult result)
    {
        while (true)
        {
            try
            {
                await ledger.Settle(mail, result);
                return;
            }
            catch (Exception e) when (!Grace.IsCancellationRequested)
            {
                Unsettled(log, e, mail.Id);
                await Task.Delay(BetweenTries, Grace);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mails wait: {Words}")]
    private static partial void Waiting(ILogger log, string words);

    [LoggerMessage(LogLevel.Error, "Mail {Id} of the outbox was left where it was")]
    private static partial void Interrupted(ILogger log, Exception e, long id);

    [LoggerMessage(LogLevel.Warning, "What became of mail {Id} of the outbox cannot be written down yet")]
    private static partial void Unsettled(ILogger log, Exception e, long id);
}
