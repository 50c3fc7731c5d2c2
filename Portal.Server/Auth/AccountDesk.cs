using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IAccount"/>
internal sealed class AccountDesk(SignInCheck check, PasswordRecovery recovery, IHttpContextAccessor http) : IAccount
{
    public async Task<Outcome<UserKind>> SignIn(SignInForm form, CancellationToken cancel)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var outcome = await check.Check(form.Email, form.Password, cancel);
        if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
        var user = outcome.Value;
        var scheme = user.Kind == UserKind.Staff ? AuthSetup.Staff : AuthSetup.Customer;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))], scheme);
        await context.SignInAsync(scheme, new ClaimsPrincipal(identity));
        return user.Kind;
    }

    public Task<Outcome<bool>> Forgot(ForgotForm form, CancellationToken cancel) => recovery.Begin(form.Email, cancel);

    public Task<Outcome<bool>> Reset(ResetForm form, CancellationToken cancel) => recovery.Finish(form.Token, form.Password, cancel);
}
