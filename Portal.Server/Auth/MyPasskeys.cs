using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data;
using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <inheritdoc cref="IMyPasskeys"/>
internal sealed class MyPasskeys(FactorChange change, Proof proof, PasskeyCeremony ceremony, Providers providers, Clock clock) : IMyPasskeys
{
    /// <summary>Enough for every device somebody has.</summary>
    private const int Most = 20;

    /// <summary>The ways to a device that browsers tell today (WebAuthn, "AuthenticatorTransport"); what else is said is not kept.</summary>
    private static readonly string[] Known = ["internal", "hybrid", "usb", "nfc", "ble", "smart-card"];

    public async Task<IReadOnlyList<PasskeyEntry>> List(CancellationToken cancel) => await change.Read(async (db, me) =>
        (await db.Passkeys.Where(p => p.UserId == me.User).OrderBy(p => p.Id).Take(Most).Select(p => new { p.Id, p.Name, p.CreatedAt, p.UsedAt }).ToListAsync(cancel))
            .ConvertAll(p => new PasskeyEntry(p.Id.ToString(CultureInfo.InvariantCulture), p.Name, p.CreatedAt, p.UsedAt))) ?? [];

    public async Task<string?> Offer(CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return null;
        var user = await change.Read((db, _) => db.Users.AsNoTracking().SingleAsync(u => u.Id == me.User, cancel));
        return await ceremony.OfferNew(user!);
    }

    public async Task<Outcome<bool>> Add(PasskeyForm form, CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return Proof.TooLate;
        var made = await ceremony.Made(me.User, form.Credential);
        if (!made.Succeeded) return made.Problems[0];
        var (passkey, step) = made.Value;
        return await change.Make<bool>(me, "passkey.added", () => T("a passkey was added: a device can now sign in without your password.", "ein Passkey wurde hinzugefügt: Ein Gerät kann sich jetzt ohne Ihr Passwort anmelden."), async db =>
        {
            if (!await ceremony.Use(db, step, cancel)) return PasskeyCeremony.Late;
            if (await db.Passkeys.CountAsync(p => p.UserId == me.User, cancel) >= Most)
            {
                return Outcome.Refused(T($"You have {Most} passkeys already: remove one that you no longer use.", $"Sie haben schon {Most} Passkeys: Entfernen Sie einen, den Sie nicht mehr nutzen."));
            }
            if (await db.Passkeys.AnyAsync(p => p.CredentialId == passkey.CredentialId, cancel)) return PasskeyCeremony.NotMade;
            db.Passkeys.Add(new Passkey
            {
                UserId = me.User, CredentialId = passkey.CredentialId, PublicKey = passkey.PublicKey, Name = NameOf(form), SignCount = passkey.SignCount,
                Transports = string.Join(',', Known.Intersect(passkey.Transports ?? [])), MayBeCopied = passkey.IsBackupEligible, IsCopied = passkey.IsBackedUp, CreatedAt = clock.Now,
            });
            return true;
        }, cancel);
    }

    public async Task<Outcome<bool>> Rename(string number, PasskeyForm form, CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return Proof.TooLate;
        var name = NameOf(form);
        return await change.Quietly<bool>(me, "passkey.renamed", async db =>
            await Mine(db, me, number).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, name), cancel) == 1 ? true : Outcome.NotFound, cancel);
    }

    public async Task<Outcome<bool>> Remove(string number, CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return Proof.TooLate;
        return await change.Make<bool>(me, "passkey.removed", () => T("a passkey was removed: that device no longer signs in with it.", "ein Passkey wurde entfernt: Dieses Gerät meldet sich nicht mehr damit an."), async db =>
        {
            if (await Mine(db, me, number).ExecuteDeleteAsync(cancel) == 0) return Outcome.NotFound;
            return await WaysIn.Any(db, providers, me.User, cancel) ? true : Outcome.Refused(T(
                "This is the only way into your account: set a password or add another passkey first.", "Das ist der einzige Weg in Ihr Konto: Setzen Sie erst ein Passwort oder fügen Sie einen weiteren Passkey hinzu."));
        }, cancel);
    }

    private static IQueryable<Passkey> Mine(StaffDb db, Signed me, string number)
    {
        var id = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return db.Passkeys.Where(p => p.Id == id && p.UserId == me.User);
    }

    private static string NameOf(PasskeyForm form) => form.Name?.Trim() is { Length: > 0 } name ? name : T("Passkey", "Passkey");
}
