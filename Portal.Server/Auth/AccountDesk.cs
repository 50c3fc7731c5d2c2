using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IAccount"/>
internal sealed class AccountDesk(SignInCheck check, PasswordRecovery recovery, SignInDoor door) : IAccount
{
    public async Task<Outcome<UserKind>> SignIn(SignInForm form, CancellationToken cancel)
    {
        var outcome = await check.Check(form.Email, form.Password, cancel);
        if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
        await door.Open(outcome.Value.Id, outcome.Value.Kind);
        return outcome.Value.Kind;
    }

    public Task<Outcome<bool>> Forgot(ForgotForm form, CancellationToken cancel) => recovery.Begin(form.Email, cancel);

    public Task<Outcome<bool>> Reset(ResetForm form, CancellationToken cancel) => recovery.Finish(form.Token, form.Password, cancel);
}
