using Microsoft.AspNetCore.Identity;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>What a new password must be, and its hash.</summary>
internal sealed class PasswordRules(UserManager<PortalUser> users, PortalSettings settings)
{
    /// <param name="field">The field it was typed into.</param>
    public async Task<Problem?> Problem(PortalUser user, string password, string field)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(users, user, password)).Succeeded)
            {
                return Outcome.Invalid(field, T(
                    $"Use at least {users.Options.Password.RequiredLength} characters; any are allowed, spaces too.",
                    $"Verwenden Sie mindestens {users.Options.Password.RequiredLength} Zeichen; alle sind erlaubt, auch Leerzeichen."));
            }
        }
        return EasyGuess.Is(password, [user.Email ?? "", user.DisplayName, settings.Company.Name, "portal"])
            ? Outcome.Invalid(field, T(
                "This is one of the passwords that are tried first: it is made of well-known words, names, years or rows of keys. A few words that have nothing to do with you or with each other are better.",
                "Das ist eines der Passwörter, die zuerst probiert werden: Es besteht aus bekannten Wörtern, Namen, Jahren oder Tastenreihen. Besser sind ein paar Wörter, die weder mit Ihnen noch miteinander zu tun haben."))
            : null;
    }

    public string Hash(PortalUser user, string password) => users.PasswordHasher.HashPassword(user, password);
}
