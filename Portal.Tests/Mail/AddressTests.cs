using Portal.Server.Mail.Smtp;

namespace Portal.Tests.Mail;

/// <summary>Which addresses can be written to without ending a command or a header.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("maria@alfreds.example", "maria@alfreds.example")]
    [InlineData("o'neil+tag@sub.alfreds.example", "o'neil+tag@sub.alfreds.example")]
    [InlineData("m@MÜLLER.example", "m@xn--mller-kva.example")]
    [InlineData("märia@alfreds.example", "märia@alfreds.example")]
    public void An_address_is_understood(string given, string mailbox)
    {
        Assert.True(MailboxAddress.TryParse(given, out var understood));
        Assert.Equal(mailbox, understood);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@alfreds.example")]
    [InlineData("maria@")]
    [InlineData("maria")]
    [InlineData("maria@alfreds.example\r\nRCPT TO:<evil@evil.example>")]
    [InlineData("maria\n@alfreds.example")]
    [InlineData("maria@alfreds.example>")]
    [InlineData("<maria@alfreds.example>")]
    [InlineData("Maria <maria@alfreds.example>")]
    [InlineData("maria@alfreds.example, evil@evil.example")]
    [InlineData("evil@evil.example@alfreds.example")]
    [InlineData("ma ria@alfreds.example")]
    [InlineData("ma\tria@alfreds.example")]
    [InlineData("\"maria\"@alfreds.example")]
    [InlineData("\"a> SIZE=1\"@alfreds.example")]
    [InlineData("maria..x@alfreds.example")]
    [InlineData(".maria@alfreds.example")]
    [InlineData("ma\u2028ria@alfreds.example")]
    [InlineData("ma\u0085ria@alfreds.example")]
    [InlineData("ma\u200bria@alfreds.example")]
    [InlineData("ma\u202eria@alfreds.example")]
    [InlineData("ma\0ria@alfreds.example")]
    [InlineData("ma\ud800ria@alfreds.example")]
    [InlineData("maria@alfreds\ud800.example")]
    [InlineData("maria@alfreds..example")]
    [InlineData("maria@alfreds.example.")]
    [InlineData("maria@[127.0.0.1]")]
    [InlineData("maria@al freds.example")]
    [InlineData("maria@alfreds.example ")]
    public void An_address_that_could_end_a_command_or_cannot_be_is_refused(string given) => Assert.False(MailboxAddress.TryParse(given, out _));

    [Fact]
    public void An_address_that_is_too_long_is_refused()
    {
        Assert.True(MailboxAddress.TryParse(new string('a', 64) + "@alfreds.example", out _));
        Assert.False(MailboxAddress.TryParse(new string('a', 65) + "@alfreds.example", out _));
        Assert.False(MailboxAddress.TryParse(new string('ä', 33) + "@alfreds.example", out _));
        Assert.False(MailboxAddress.TryParse("a@" + string.Join('.', Enumerable.Repeat(new string('l', 60), 5)), out _));
    }
}
