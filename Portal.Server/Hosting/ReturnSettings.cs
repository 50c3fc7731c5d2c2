namespace Portal.Server.Hosting;

/// <summary>Where mails come back to.</summary>
internal sealed class ReturnSettings
{
    /// <summary>The envelope's sender of all mails: reports go there. Empty: to <see cref="MailSettings.From"/>.</summary>
    public string Address { get; set; } = "";

    /// <summary>The maildir of that address on this machine.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Or its mailbox file (mbox).</summary>
    public string File { get; set; } = "";

    /// <summary>Signs what a provider tells at /hooks/returned-mail.</summary>
    public string Secret { get; set; } = "";
}
