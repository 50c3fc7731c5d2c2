namespace Portal.Server.Hosting;

internal enum MailSecurity { None, StartTls, Tls }

internal sealed class MailSettings
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";

    /// <summary>How long a claim on a mail holds after its worker was last heard of.</summary>
    public double LeaseSeconds { get; set; } = 30;

    /// <summary>How many connections to the mail server are open at most.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>So many mails a second at most to one domain; 0 for as many as the server takes.</summary>
    public int PerDomainPerSecond { get; set; }

    public ReturnSettings Returns { get; set; } = new();

    /// <summary>Without a host, mails are written and held.</summary>
    public bool IsSet => Host.Length > 0;
}
