using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Features.Account;

/// <inheritdoc cref="IMySignIn"/>
internal sealed class MySignIn(Databases databases, CurrentActor current, Clock clock, PasswordChange passwords, EmailChange emails) : IMySignIn
{
    public async Task<Outcome<bool>> ChangePassword(PasswordForm form, CancellationToken cancel)
    {
        if (await current.Signed() is not { Actor: not CustomerActor { ReadOnly: true } } me) return Outcome.NotFound;
        if (me.Actor is not CustomerActor actor) return await passwords.Change(me, form, null, cancel);
        await using var db = databases.Open(actor);
        var told = await ProfileEvent.Make(db, actor, CustomerEvents.PasswordChanged, clock.Now, "", cancel);
        return await passwords.Change(me, form, writing => writing.Events.Add(told), cancel);
    }

    public Task<Outcome<bool>> ChangeEmail(EmailForm form, CancellationToken cancel) => emails.Begin(form, cancel);
}
