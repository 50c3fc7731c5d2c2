using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IProof"/>
internal sealed class Proof(Databases databases, CurrentActor current, SignInCheck check, Clock clock) : IProof
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public async Task<bool> IsFresh(CancellationToken cancel) => await current.Signed() is { } me && IsFresh(me);

    /// <summary>Who is signed in, if they proved it lately: what every sensitive change asks first.</summary>
    public async Task<Signed?> Fresh() => await current.Signed() is { } me && IsFresh(me) ? me : null;

    public Task<Signed?> Whoever() => current.Signed();

    public async Task<Outcome<bool>> Prove(ProofForm form, CancellationToken cancel)
    {
        if (await current.Signed() is not { } me) return Outcome.NotFound;
        var confirmed = await check.Confirm(await EmailOf(me.User, cancel), form.Password, cancel);
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

    private async Task<string> EmailOf(long userId, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await db.Users.Where(u => u.Id == userId).Select(u => u.Email!).SingleAsync(cancel);
    }
}
