namespace Portal.Server.Mail.Smtp;

/// <summary>What became of a message.</summary>
internal enum SmtpFate
{
    /// <summary>The server took it: it is theirs now.</summary>
    Accepted,

    /// <summary>It was surely not taken and may be tried again.</summary>
    NotSent,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>The server takes nothing from this sender: that says nothing about the message, and it was not taken.</summary>
    Unwelcome,

    /// <summary>The final dot left and no answer came: it may have been taken.</summary>
    Unknown,
}

/// <param name="Reply">The server's words, or what happened to the connection.</param>
internal sealed record SmtpResult(SmtpFate Fate, string Reply)
{
    /// <summary>It was said when the recipient was named: it is about her address and not about the mail.</summary>
    public bool IsOfRecipient { get; init; }
}

/// <summary>A reply of one or more lines under one code.</summary>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>Done, as asked.</summary>
    public bool IsDone => Code is >= 200 and < 300;

    /// <summary>The server waits for more.</summary>
    public bool IsGoOn => Code is >= 300 and < 400;

    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>The server ends the conversation.</summary>
    public bool IsGoodBye => Code == 421;

    public string Text => $"{Code} {string.Join(' ', Lines)}";
}

/// <summary>The server cannot be used now: not there, not trusted, or it does not want us.</summary>
/// <param name="needsSomebody">True where waiting will not help: a setting, a password or a certificate must be put right.</param>
internal sealed class SmtpUnavailableException(string message, bool needsSomebody, Exception inner) : Exception(message, inner)
{
    public bool NeedsSomebody => needsSomebody;
}

/// <summary>The server broke the protocol or said no where the conversation cannot go on.</summary>
internal sealed class SmtpRefusedException(string message, bool needsSomebody = false) : Exception(message)
{
    public bool NeedsSomebody => needsSomebody;
}
