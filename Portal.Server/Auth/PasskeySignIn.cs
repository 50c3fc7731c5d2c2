using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IPasskeySignIn"/>
/// <remarks>Somebody who is locked out for wrong passwords comes in: a passkey is not guessed, and guessing must not lock out whoever has one.</remarks>
internal sealed class PasskeySignIn(PasskeyCeremony passkeys, SignInDoor door, Proof proof, PasskeyNotes notes) : IPasskeySignIn
{
    public Task<string?> Offer(CancellationToken cancel) => passkeys.Offer();

    public async Task<Outcome<UserKind>> SignIn(PasskeyForm form, CancellationToken cancel)
    {
        var outcome = await passkeys.Used(form.Credential);
        if (outcome.Succeeded)
        {
            var (user, passkey, step) = outcome.Value;
            if (await notes.Used(user, passkey, step, "sign-in.succeeded", cancel))
            {
                await door.Open(user.Id, user.Kind);
                return user.Kind;
            }
        }
        await notes.Refused("sign-in.passkey-refused", cancel);
        return outcome.Succeeded ? PasskeyCeremony.Refused : outcome.Problems[0];
    }

    public async Task<Outcome<bool>> Prove(PasskeyForm form, CancellationToken cancel)
    {
        if (await proof.Whoever() is not { } me) return Outcome.NotFound;
        var outcome = await passkeys.Used(form.Credential);
        if (!outcome.Succeeded) return outcome.Problems[0];
        var (user, passkey, step) = outcome.Value;
        if (user.Id != me.User || !await notes.Used(user, passkey, step, "proof.succeeded", cancel)) return PasskeyCeremony.Refused;
        await proof.Renew(me, cancel);
        return true;
    }
}

/// <summary>Writes down that a passkey was used, or that none was right.</summary>
internal sealed class PasskeyNotes(Databases databases, PasskeyCeremony passkeys, AuditLog audit, Clock clock)
{
    public async Task<bool> Used(PortalUser user, Microsoft.AspNetCore.Identity.UserPasskeyInfo passkey, Step<string> step, string kind, CancellationToken cancel) =>
        (await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await audit.Append(db, kind, Actor.Person(user.Kind, user.Id), new { user = user.Id, by = "passkey" }, cancel);
            return await passkeys.Note(db, passkey, step, clock.Now, cancel) ? true : PasskeyCeremony.Refused;
        }, cancel)).Succeeded;

    public Task Refused(string kind, CancellationToken cancel) => audit.Write(kind, Actor.Nobody, new { by = "passkey" }, cancel);
}
