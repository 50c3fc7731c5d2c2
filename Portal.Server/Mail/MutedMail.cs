using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;

namespace Portal.Server.Mail;

/// <summary>A kind of mail that a person does not want. What is not muted is sent.</summary>
[WrittenByCustomers]
internal sealed class MutedMail
{
    public long UserId { get; init; }

    /// <summary>A <see cref="MailEvent.Kind"/>.</summary>
    [MaxLength(60), Impersonal]
    public required string Kind { get; init; }
}

/// <summary>An occasion on which customers get a mail. Each feature registers its own; the account page offers what is registered.</summary>
/// <param name="Kind">As the mail names itself: "complaint-answered".</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="IsMandatory">Sent whatever is chosen, and shown as such.</param>
internal sealed record MailEvent(string Kind, Func<string> Title, bool IsMandatory = false);
