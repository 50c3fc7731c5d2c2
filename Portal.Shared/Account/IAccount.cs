using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Account;

/// <summary>Signing in and out, and back in after a forgotten password. Never says whether an account exists.</summary>
public interface IAccount
{
    /// <summary>Checks the password and sets the cookie; where the account asks for a code besides, it is set after the code.</summary>
    /// <returns>What comes next, or one problem that is the same for unknown, wrong and locked.</returns>
    Task<Outcome<SignInStep>> SignIn(SignInForm form, CancellationToken cancel = default);

    /// <summary>Whether this browser has given a password within ten minutes, and owes the code.</summary>
    bool AwaitsCode { get; }

    /// <summary>The second step: a code of the app, or a recovery code. Five wrong ones lock the account and tell its owner.</summary>
    Task<Outcome<SignInStep>> EnterCode(CodeForm form, CancellationToken cancel = default);

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

/// <param name="NeedsCode">The password was right, and a code is asked for.</param>
public sealed record SignInStep(UserKind Kind, bool NeedsCode);

/// <summary>The second step of signing in.</summary>
public sealed class CodeForm
{
    [Needed("Enter the code.", "Geben Sie den Code ein.")]
    [AtMost(20)]
    public string Code { get; set; } = "";
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
