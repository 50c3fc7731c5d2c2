using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IAccount"/>
internal sealed class AccountDesk(SignInCheck check, SecondStep second, PasswordLink link, PasswordRecovery recovery, SignInDoor door) : IAccount
{
    public bool AwaitsCode => second.IsOwed;

    public async Task<Outcome<SignInStep>> SignIn(SignInForm form, CancellationToken cancel)
    {
        var outcome = await check.Check(form.Email, form.Password, cancel);
        if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
        var user = outcome.Value;
        if (user.CodeStamp is { } stamp) second.Begin(user.Id, user.Kind, stamp);
        else await door.Open(user.Id, user.Kind);
        return new SignInStep(user.Kind, user.CodeStamp is not null);
    }

    public async Task<Outcome<SignInStep>> EnterCode(CodeForm form, CancellationToken cancel)
    {
        var outcome = await second.Check(form.Code, cancel);
        if (!outcome.Succeeded) return (List<Problem>)[.. outcome.Problems];
        await door.Open(outcome.Value.User, outcome.Value.Kind);
        return new SignInStep(outcome.Value.Kind, NeedsCode: false);
    }

    public Task<Outcome<bool>> Forgot(ForgotForm form, CancellationToken cancel) => link.Send(form.Email, cancel);

    public Task<Outcome<bool>> Reset(ResetForm form, CancellationToken cancel) => recovery.Finish(form.Token, form.Password, cancel);
}
