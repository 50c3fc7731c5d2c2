using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Portal.Server.Hosting;
using Portal.Server.Mail;
using Portal.Server.Mail.Smtp;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

public sealed class SmtpTlsTests : IAsyncDisposable
{
    private readonly SmtpSink sink = new() { Certificate = Certificates.Make("localhost") };
    private readonly MailSettings settings = new() { Host = "localhost", Security = MailSecurity.StartTls };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_a_trusted_certificate_mail_and_sign_in_go_encrypted(bool atOnce)
    {
        sink.SpeaksTlsAtOnce = atOnce;
        sink.Login = ("anna", "geheim ü");
        sink.Offers = "PIPELINING\nAUTH LOGIN PLAIN";
        (settings.Security, settings.User, settings.Password) = (atOnce ? MailSecurity.Tls : MailSecurity.StartTls, "anna", "geheim ü");
        await using (var connection = await Open(Ours)) Assert.Equal(SmtpFate.Accepted, (await Send(connection)).Fate);
        Assert.Single(sink.Mails);
        // Said before the encryption: the name of this machine, and the wish to encrypt.
        var commands = sink.Commands.ToList();
        Assert.Equal(atOnce ? -1 : 1, commands.IndexOf("STARTTLS"));
        Assert.All(commands.Take(commands.IndexOf("STARTTLS") + 1), c => Assert.Matches("^(EHLO .*|STARTTLS)$", c));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_untrusted_certificate_is_refused_before_anything_is_told(bool atOnce)
    {
        sink.SpeaksTlsAtOnce = atOnce;
        (settings.Security, settings.User, settings.Password) = (atOnce ? MailSecurity.Tls : MailSecurity.StartTls, "anna", "geheim");
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open(null));
        Assert.True(e.NeedsSomebody);
        Assert.Contains("certificate", e.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        sink.Certificate = Certificates.Make("mail.elsewhere.example");
        var errors = SslPolicyErrors.None;
        await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open((_, certificate, _, found) =>
        {
            errors = found;
            return found is SslPolicyErrors.RemoteCertificateChainErrors;
        }));
        Assert.True(errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch));
    }

    [Fact]
    public async Task A_server_that_does_not_offer_to_encrypt_gets_nothing()
    {
        sink.Certificate = null;
        sink.Offers = "PIPELINING\nAUTH PLAIN";
        (settings.User, settings.Password) = ("anna", "geheim");
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open(Ours));
        Assert.Contains(MailWords.NoStartTls, e.Message);
        Assert.True(e.NeedsSomebody);
        Assert.Single(sink.Commands);
    }

    /// <summary>CVE-2011-0411: bytes behind the answer to STARTTLS must not be read as if they had come encrypted.</summary>
    [Theory]
    [InlineData("250-sink\r\n250 AUTH PLAIN")]
    [InlineData("25")]
    public async Task What_was_slipped_in_before_the_encryption_ends_the_conversation(string slipped)
    {
        sink.Injection = slipped;
        (settings.User, settings.Password) = ("anna", "geheim");
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open(Ours));
        Assert.True(e.Message.Contains(MailWords.SaidTooMuch, StringComparison.Ordinal) || e.InnerException is System.Security.Authentication.AuthenticationException, e.Message);
        Assert.DoesNotContain(sink.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_offered_before_the_encryption_does_not_count_after_it()
    {
        sink.Offers = "AUTH PLAIN";
        sink.Answer = line =>
        {
            if (line == "STARTTLS") sink.Offers = "AUTH LOGIN";
            return null;
        };
        sink.Login = ("anna", "geheim");
        (settings.User, settings.Password) = ("anna", "geheim");
        await using var connection = await Open(Ours);
        Assert.Contains("AUTH LOGIN", sink.Commands);
    }

    [Theory]
    [InlineData("AUTH PLAIN")]
    [InlineData("AUTH LOGIN")]
    [InlineData("AUTH=LOGIN")]
    [InlineData("AUTH XOAUTH2 GSSAPI LOGIN PLAIN")]
    public async Task A_wrong_password_is_told_in_the_servers_words(string offers)
    {
        sink.Offers = offers;
        sink.Login = ("anna", "geheim");
        (settings.User, settings.Password) = ("anna", "geraten");
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open(Ours));
        Assert.Contains("535 5.7.8 wrong user or password", e.Message);
        Assert.True(e.NeedsSomebody);
        settings.Password = "geheim";
        await using var connection = await Open(Ours);
        Assert.Equal(SmtpFate.Accepted, (await Send(connection)).Fate);
    }

    [Theory]
    [InlineData("AUTH XPLAIN XOAUTH2")]
    [InlineData("PIPELINING")]
    public async Task A_way_to_sign_in_that_we_do_not_speak_is_named(string offers)
    {
        sink.Offers = offers;
        (settings.User, settings.Password) = ("anna", "geheim");
        var e = await Assert.ThrowsAsync<SmtpUnavailableException>(() => Open(Ours));
        Assert.Contains(MailWords.NoSignIn, e.Message);
        Assert.True(e.NeedsSomebody);
    }

    public ValueTask DisposeAsync() => sink.DisposeAsync();

    /// <summary>Trusts the sink's own certificate and no other; the name is still checked.</summary>
    private bool Ours(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString() == sink.Certificate?.GetCertHashString() && errors is SslPolicyErrors.RemoteCertificateChainErrors;

    private Task<SmtpConnection> Open(RemoteCertificateValidationCallback? trust)
    {
        settings.Port = sink.Port;
        return SmtpConnection.Open(new SmtpServer(settings, trust), default);
    }

    private static Task<SmtpResult> Send(SmtpConnection connection) =>
        connection.Send("from@portal.example", "to@sink.example", "Subject: x\r\n\r\ny\r\n"u8.ToArray(), default);
}
