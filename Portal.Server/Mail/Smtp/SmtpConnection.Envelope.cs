using System.Text;

namespace Portal.Server.Mail.Smtp;

/// <summary>From whom to whom: what is said before the message itself.</summary>
internal sealed partial class SmtpConnection
{
    /// <summary>MAIL, RCPT and DATA; in one write where the server takes it (RFC 2920).</summary>
    /// <returns>Null where the server waits for the message.</returns>
    private async Task<SmtpResult?> Envelope(string from, string to, bool needsUtf8, CancellationToken cancel)
    {
        var extras = (offers.Contains("8BITMIME") ? " BODY=8BITMIME" : "") + (needsUtf8 ? " SMTPUTF8" : "");
        string[] steps = [$"MAIL FROM:<{from}>{extras}", $"RCPT TO:<{to}>", "DATA"];
        var replies = new List<SmtpReply>();
        if (offers.Contains("PIPELINING"))
        {
            await wire.Write(Encoding.UTF8.GetBytes(string.Join("\r\n", steps) + "\r\n"), cancel);
            while (replies.Count < steps.Length && !(replies.Count > 0 && replies[^1].IsGoodBye)) replies.Add(await wire.Read(cancel));
        }
        else
        {
            while (replies.Count < steps.Length && (replies.Count == 0 || replies[^1].IsDone)) replies.Add(await wire.Command(steps[replies.Count], cancel));
        }
        if (replies.Count == steps.Length && replies[0].IsDone && replies[1].IsDone && replies[2].IsGoOn) return null;
        var first = replies.FindIndex(r => !r.IsDone);
        if (first < 0) first = replies.Count - 1;
        await Forget(replies, cancel);
        // All mails begin with the same MAIL: a lasting no to it is meant for the sender, unless this one asked for more than others.
        return new(first == 0 && replies[0].IsPermanent && !needsUtf8 ? SmtpFate.Unwelcome : FateOf(replies[first]), replies[first].Text) { IsOfRecipient = first == 1 && !replies[1].IsGoodBye };
    }

    /// <summary>Brings the conversation back to where the next message can begin; the refusal stands whatever comes of that.</summary>
    private async Task Forget(List<SmtpReply> replies, CancellationToken cancel)
    {
        try
        {
            // A server that waits for a message without a recipient gets an empty one; with a recipient it would be delivered.
            if (replies.Count == 3 && replies[2].IsGoOn && !replies[1].IsDone)
            {
                await wire.Write(SmtpText.FinalDot, cancel);
                await wire.Read(cancel);
            }
            else if (replies[^1].IsGoodBye || replies[^1].IsGoOn)
            {
                IsUsable = false;
                return;
            }
            IsUsable = (await wire.Command("RSET", cancel)).IsDone;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            IsUsable = false;
        }
    }
}
