using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>What belongs to the person who is signed in: name, phone, language.</summary>
public interface IMyProfile
{
    Task<Edited<ProfileForm>?> Read(CancellationToken cancel = default);

    /// <summary>Who it is, with the role, so that pages leave out what is not open to her.</summary>
    Task<Signature?> Who(CancellationToken cancel = default);

    Task<Outcome<string>> Save(ProfileForm form, CancellationToken cancel = default);
}

/// <summary>What the person who is signed in signs in with.</summary>
public interface IMySignIn
{
    /// <summary>Sets a new password against the current one; every other browser is signed out, and the owner is mailed.</summary>
    Task<Outcome<bool>> ChangePassword(PasswordForm form, CancellationToken cancel = default);

    /// <summary>
    /// Mails a link to the new address; the change is made when it is confirmed, within 24 hours. Asks for a proof within the last five
    /// minutes (<see cref="IProof"/>). The answer does not say whether somebody else has the address already: that person is told.
    /// </summary>
    Task<Outcome<bool>> ChangeEmail(EmailForm form, CancellationToken cancel = default);
}

/// <summary>Which mails the person who is signed in wants.</summary>
public interface IMyMails
{
    /// <summary>The kinds of mail there are, with her choice.</summary>
    Task<IReadOnlyList<MailChoice>> List(CancellationToken cancel = default);

    Task<Outcome<string>> Choose(MailChoicesForm form, CancellationToken cancel = default);
}

/// <summary>Confirms an address with the token of a mail. Needs no session: the mail may be read on another device.</summary>
public interface IEmailConfirmation
{
    /// <returns>Whose address it is now: somebody of a customer's, who stays signed in where she confirms it, or staff, who sign in anew.</returns>
    Task<Outcome<UserKind>> Confirm(ConfirmEmailForm form, CancellationToken cancel = default);
}

/// <summary>Who is signed in, as the account pages show it.</summary>
/// <param name="Phone">As typed.</param>
public sealed record Signature(string Name, string Phone, string Email, MemberRole Role);

/// <summary>A kind of mail.</summary>
/// <param name="IsMandatory">Sent whatever is chosen.</param>
public sealed record MailChoice(string Key, string Title, bool IsMandatory, bool IsWanted);

/// <summary>A person's own data as it is typed.</summary>
public sealed class ProfileForm : IEdited
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Enter your name.", "Geben Sie Ihren Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [AtMost(60)]
    public string? Phone { get; set; } = "";

    /// <summary>"de" or "en".</summary>
    [RegularExpression("de|en")]
    public string Language { get; set; } = Texts.German;
}

/// <summary>A new password, against the current one.</summary>
public sealed class PasswordForm
{
    [Needed("Enter your current password.", "Geben Sie Ihr jetziges Passwort ein.")]
    [AtMost(256)]
    public string Current { get; set; } = "";

    [Needed("Enter a new password.", "Geben Sie ein neues Passwort ein.")]
    [AtMost(256)]
    public string Password { get; set; } = "";
}

/// <summary>A new address to sign in with.</summary>
public sealed class EmailForm
{
    [Needed("Enter your new e-mail address.", "Geben Sie Ihre neue E-Mail-Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";
}

/// <summary>The token of the mail that went to a new address.</summary>
public sealed class ConfirmEmailForm
{
    public string Token { get; set; } = "";
}

/// <summary>The kinds of mail that are wanted; what is not named is not wanted.</summary>
public sealed class MailChoicesForm
{
    public Guid FormKey { get; set; }

    /// <summary>By <see cref="MailChoice.Key"/>.</summary>
    public Dictionary<string, string>? Wanted { get; set; }
}
