using Microsoft.AspNetCore.Identity;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>What a new password must be, and its hash.</summary>
internal sealed class PasswordRules(UserManager<PortalUser> users)
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
        return null;
    }

    public string Hash(PortalUser user, string password) => users.PasswordHasher.HashPassword(user, password);
}
