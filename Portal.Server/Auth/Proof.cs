using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IProof"/>
internal sealed class Proof(Databases databases, CurrentActor current, SignInCheck check, Clock clock, Providers providers) : IProof
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public async Task<bool> IsFresh(CancellationToken cancel) => await current.Signed() is { } me && IsFresh(me);

    public async Task<OwnSignIn?> Mine(CancellationToken cancel)
    {
        if (await current.Signed() is not { } me) return null;
        await using var db = databases.OpenStaff(Actor.System);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == me.User, cancel);
        return new OwnSignIn(user.Email!, user.PasswordHash is not null, (await WaysIn.InsteadOfPassword(db, providers, user, cancel)).Count == 0);
    }

    /// <summary>Who is signed in, if they proved it lately: what every sensitive change asks first.</summary>
    public async Task<Signed?> Fresh() => await current.Signed() is { } me && IsFresh(me) ? me : null;

    public Task<Signed?> Whoever() => current.Signed();

    public async Task<Outcome<bool>> Prove(ProofForm form, CancellationToken cancel)
    {
        if (await current.Signed() is not { } me || await Mine(cancel) is not { } mine) return Outcome.NotFound;
        var confirmed = await check.Confirm(mine.Email, form.Password, cancel);
        if (!confirmed.Succeeded) return Outcome.Invalid(nameof(form.Password), confirmed.Problems[0].Message);
        await Renew(me, cancel);
        return true;
    }

    /// <summary>Notes that whoever acts in this session has just proved who they are.</summary>
    public Task Renew(Signed me, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        var now = clock.Now;
        return await db.Sessions.Where(s => s.KeyHash == me.Session && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvedAt, now), cancel) == 1;
    }, cancel);

    /// <summary>What a change says that comes too late.</summary>
    public static Problem TooLate => Outcome.Refused(T("Please prove first that it is you.", "Bitte bestätigen Sie zuerst, dass Sie es sind."));

    private bool IsFresh(Signed me) => clock.Now - me.ProvedAt < Lifetime;
}
