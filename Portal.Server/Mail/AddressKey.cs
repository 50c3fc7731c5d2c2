using Portal.Server.Data;
using Portal.Server.Mail.Smtp;

namespace Portal.Server.Mail;

/// <summary>An e-mail address, and the hash by which it is recognised in any spelling.</summary>
internal sealed record AddressKey(string Email, string Hash)
{
    public const int Length = 64;

    /// <summary>Null where no mail can be sent to it.</summary>
    public static AddressKey? Of(string typed) => MailboxAddress.TryParse(typed.Trim(), out var email) ? new AddressKey(email, HashOf(email.ToUpperInvariant())) : null;

    public static string HashOf(string text) => Sha256.Hex(text);
}
