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
        if (me.Actor is not CustomerActor actor) return await passwords.Change(me.User, form, me.Session, null, cancel);
        await using var db = databases.Open(actor);
        var told = await ProfileEvent.Make(db, actor, CustomerEvents.PasswordChanged, clock.Now, "", cancel);
        return await passwords.Change(actor.Id, form, current.Session, writing => writing.Events.Add(told), cancel);
    }

    public async Task<Outcome<bool>> ChangeEmail(EmailForm form, CancellationToken cancel) =>
        current.Customer is CustomerActor { ReadOnly: false } actor ? await emails.Begin(actor, form, cancel) : Outcome.NotFound;
}
