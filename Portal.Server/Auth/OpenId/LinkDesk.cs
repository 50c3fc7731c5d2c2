using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth.OpenId;

/// <inheritdoc cref="ILinkedSignIns"/>
internal sealed class LinkDesk(FactorChange change, Proof proof, Providers providers, Clock clock, AuditLog audit) : ILinkedSignIns
{
    public async Task<IReadOnlyList<LinkedProvider>> List(CancellationToken cancel)
    {
        var mine = await change.Read(async (db, me) => new Mine(
            me.Actor is StaffActor ? UserKind.Staff : UserKind.Customer, await db.LinkedSignIns.AsNoTracking().Where(l => l.UserId == me.User).ToListAsync(cancel)));
        if (mine is null) return [];
        var links = mine.Links;
        var configured = providers.All.Where(p => p.Kind == mine.Kind)
            .Select(p => links.Find(l => l.Provider == p.Name) is { } link ? Shown(link, p.Title) : new LinkedProvider(p.Name, p.Title, "", null, null));
        // A provider that left the settings still stands in the list, to be unlinked.
        return [.. configured, .. links.Where(l => providers.Find(l.Provider, mine.Kind) is null).Select(l => Shown(l, l.Provider) with { IsInUse = false })];
    }

    /// <returns>Why not; null when it is linked.</returns>
    public async Task<ProviderRefusal?> Link(Provider provider, Asked asked, Told told, CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me || me.Session != asked.Session) return ProviderRefusal.TooLate;
        ProviderRefusal? refusal = null;
        var outcome = await change.Make<bool>(me, "sign-in.linked", () => T(
            $"From now on you can sign in to the portal with {provider.Title}.", $"Ab jetzt können Sie sich am Portal auch mit {provider.Title} anmelden."), async db =>
        {
            var there = await db.LinkedSignIns.AsNoTracking().SingleOrDefaultAsync(l => l.Issuer == told.Issuer && l.Subject == told.Subject, cancel);
            refusal = there is null ? null : there.UserId == me.User ? ProviderRefusal.AlreadyLinked : ProviderRefusal.LinkedElsewhere;
            if (there is null && await db.LinkedSignIns.AnyAsync(l => l.UserId == me.User && l.Provider == provider.Name, cancel)) refusal = ProviderRefusal.AlreadyLinked;
            if (refusal is not null) return Outcome.Refused("");
            db.LinkedSignIns.Add(ProviderSignIn.Link(me.User, provider, told, clock.Now));
            return true;
        }, cancel, provider.Name);
        return outcome.Succeeded ? null : refusal ?? ProviderRefusal.Failed;
    }

    /// <param name="me">Whose link it is; just proved.</param>
    public async Task<ProviderRefusal?> Unlink(Signed me, string name, CancellationToken cancel)
    {
        ProviderRefusal? refusal = null;
        var title = providers.Find(name)?.Title ?? name;
        var outcome = await change.Make<bool>(me, "sign-in.unlinked", () => T(
            $"{title} does not open your portal account any more.", $"{title} öffnet Ihr Portalkonto nicht mehr."), async db =>
        {
            var ended = await db.LinkedSignIns.Where(l => l.UserId == me.User && l.Provider == name).ExecuteDeleteAsync(cancel);
            refusal = ended == 0 ? ProviderRefusal.NotLinked : await WaysIn.Any(db, providers, me.User, cancel) ? null : ProviderRefusal.LastWayIn;
            if (refusal is not null) return Outcome.Refused("");
            return true;
        }, cancel, name);
        return outcome.Succeeded ? null : refusal ?? ProviderRefusal.Failed;
    }

    /// <summary>Takes the provider's word that it asked her again just now.</summary>
    public async Task<ProviderRefusal?> Prove(Signed? me, Asked asked, Told told, CancellationToken cancel)
    {
        if (me is null || me.Session != asked.Session) return ProviderRefusal.TooLate;
        var links = await change.Read((db, _) => db.LinkedSignIns.AsNoTracking().Where(l => l.UserId == me.User && l.Issuer == told.Issuer && l.Subject == told.Subject).ToListAsync(cancel));
        if (links is not { Count: 1 }) return ProviderRefusal.OtherAccount;
        if (told.AuthTime is not { } at || at < asked.At - TokenCheck.Skew) return ProviderRefusal.NotAskedAgain;
        await proof.Renew(me, cancel);
        await audit.Write("proof.succeeded", me.Actor, new { user = me.User, provider = asked.Provider }, cancel);
        return null;
    }

    private sealed record Mine(UserKind Kind, List<LinkedSignIn> Links);

    private static LinkedProvider Shown(LinkedSignIn link, string title) => new(link.Provider, title, link.Email, link.LinkedAt, link.LastUsedAt);
}
