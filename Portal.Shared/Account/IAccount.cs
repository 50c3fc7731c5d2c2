using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>Signing in and out, and back in after a forgotten password. Never says whether an account exists.</summary>
public interface IAccount
{
    /// <summary>Checks the password and sets the cookie.</summary>
    /// <returns>The kind of user, or one problem that is the same for unknown, wrong and locked.</returns>
    Task<Outcome<UserKind>> SignIn(SignInForm form, CancellationToken cancel = default);

    /// <summary>Mails a link that allows to set a new password once, within an hour. The same answer for everyone.</summary>
    Task<Outcome<bool>> Forgot(ForgotForm form, CancellationToken cancel = default);

    /// <summary>Sets a new password with the link's token and ends every session of the account.</summary>
    Task<Outcome<bool>> Reset(ResetForm form, CancellationToken cancel = default);
}

/// <summary>What the sign-in form asks.</summary>
public sealed class SignInForm
{
    [Needed("Enter your e-mail address.", "Geben Sie Ihre E-Mail-Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";

    [Needed("Enter your password.", "Geben Sie Ihr Passwort ein.")]
    [AtMost(256)]
    public string Password { get; set; } = "";
}

/// <summary>Whose password is to be set anew.</summary>
public sealed class ForgotForm
{
    [Needed("Enter your e-mail address.", "Geben Sie Ihre E-Mail-Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";
}

/// <summary>The new password, with the token from the mail.</summary>
public sealed class ResetForm
{
    public string Token { get; set; } = "";

    [Needed("Enter a new password.", "Geben Sie ein neues Passwort ein.")]
    [AtMost(256)]
    public string Password { get; set; } = "";
}
