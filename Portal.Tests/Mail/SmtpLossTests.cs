using System.Text;
using Portal.Server.Mail;
using Portal.Server.Mail.Smtp;
using Portal.Tests.Support;
using static Portal.Tests.Mail.Conversation;

namespace Portal.Tests.Mail;

/// <summary>A server that leaves, falls silent or babbles: on which side of the final dot is known.</summary>
public sealed class SmtpLossTests : IAsyncDisposable
{
    private readonly SmtpSink sink = new();

    [Theory]
    [InlineData("MAIL")]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task A_connection_lost_before_the_message_has_not_sent_it(string step)
    {
        sink.Answer = line => line.StartsWith(step, StringComparison.Ordinal) ? SmtpSink.HangUp : null;
        await using var connection = await Open(sink);
        Assert.Equal(SmtpFate.NotSent, (await Send(connection)).Fate);
        Assert.False(connection.IsUsable);
    }

    [Fact]
    public async Task A_connection_lost_in_the_middle_of_the_message_has_not_sent_it()
    {
        sink.CutDataAfter = 100_000;
        await using var connection = await Open(sink);
        // Larger than what the machine keeps in its buffers, so that the loss is met while writing.
        var large = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 998) + "\r\n", 64 * 1024)));
        Assert.Equal(SmtpFate.NotSent, (await connection.Send("from@portal.example", "to@sink.example", large, default)).Fate);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_connection_lost_after_the_final_dot_leaves_it_unknown()
    {
        sink.DataReply = _ => SmtpSink.HangUp;
        await using var connection = await Open(sink);
        Assert.Equal(SmtpFate.Unknown, (await Send(connection)).Fate);
        Assert.False(connection.IsUsable);
        Assert.Single(sink.Mails);
    }

    [Theory]
    [InlineData(true, nameof(SmtpFate.Unknown))]
    [InlineData(false, nameof(SmtpFate.NotSent))]
    public async Task A_server_that_falls_silent_is_left_with_what_is_known(bool afterTheDot, string fate)
    {
        var never = new TaskCompletionSource();
        if (afterTheDot) sink.AfterData = _ => never.Task;
        else sink.Answer = line => line == "DATA" ? "354-wait" : null;
        await using var connection = await SmtpConnection.Open(At(sink) with { Step = TimeSpan.FromSeconds(1), LastReply = TimeSpan.FromSeconds(1) }, default);
        Assert.Equal(new SmtpResult(Enum.Parse<SmtpFate>(fate), MailWords.NoAnswer), await Send(connection));
        Assert.False(connection.IsUsable);
        never.SetResult();
    }

    [Fact]
    public async Task A_server_that_never_greets_is_not_waited_for_for_ever()
    {
        sink.Greeting = "220-wait";
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => SmtpConnection.Open(At(sink) with { Step = TimeSpan.FromSeconds(1) }, default));
        Assert.Contains(MailWords.NoAnswer, e.Message);
        Assert.False(e.NeedsSomebody);
    }

    [Theory]
    [InlineData("<html>", 1)]
    [InlineData("250-x\r\n", 200)]
    [InlineData("250 endless ", 1000)]
    public async Task Garbage_in_the_middle_ends_the_conversation_before_anything_is_sent(string piece, int times)
    {
        sink.Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? string.Concat(Enumerable.Repeat(piece, times)) + "250 ok" : null;
        await using var connection = await Open(sink);
        var result = await Send(connection);
        Assert.Equal(SmtpFate.NotSent, result.Fate);
        Assert.StartsWith(MailWords.NotSmtp, result.Reply);
        Assert.False(connection.IsUsable);
        Assert.Empty(sink.Mails);
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("MAIL")]
    public async Task Good_bye_ends_the_conversation(string step)
    {
        sink.Answer = line => line.StartsWith(step, StringComparison.Ordinal) ? "421 4.3.2 going down" : null;
        await using var connection = await Open(sink);
        Assert.Equal(new SmtpResult(SmtpFate.NotSent, "421 4.3.2 going down"), await Send(connection));
        Assert.False(connection.IsUsable);
    }

    [Theory]
    [InlineData("354 more?")]
    [InlineData("no number")]
    public async Task Words_that_are_no_answer_leave_a_message_unknown(string reply)
    {
        sink.DataReply = _ => reply;
        await using var connection = await Open(sink);
        Assert.Equal(SmtpFate.Unknown, (await Send(connection)).Fate);
        Assert.False(connection.IsUsable);
    }

    [Theory]
    [InlineData("554 5.7.1 your address is blocked")]
    [InlineData("421 too busy")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    public async Task A_server_that_does_not_want_us_is_quoted(string greeting)
    {
        sink.Greeting = greeting;
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open(sink));
        Assert.StartsWith($"127.0.0.1:{sink.Port}: ", e.Message);
        Assert.Contains(greeting, e.Message);
        Assert.False(e.NeedsSomebody);
    }

    public ValueTask DisposeAsync() => sink.DisposeAsync();
}
