using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Account;
using Portal.Shared.Common;
using QRCoder;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <inheritdoc cref="ICodeApp"/>
internal sealed class CodeApp(FactorChange change, Proof proof, CodeSecrets secrets, PortalSettings settings, Clock clock) : ICodeApp
{
    private const int PixelsPerModule = 5;

    public async Task<CodeAppState> Read(CancellationToken cancel) =>
        await change.Read(async (db, me) => new CodeAppState(
            await db.Users.AnyAsync(u => u.Id == me.User && u.CodeSecret != null, cancel),
            await db.RecoveryCodes.CountAsync(c => c.UserId == me.User, cancel))) ?? new CodeAppState(false, 0);

    public async Task<NewCodeApp?> Begin(CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return null;
        var secret = OneTimeCodes.Secret();
        return await Offer(secret, secrets.SealFor(me, secret), cancel);
    }

    // The same seal: its time does not begin anew.
    public async Task<NewCodeApp?> Again(string seal, CancellationToken cancel) =>
        await proof.Whoever() is { } me && secrets.OpenFor(me, seal) is { } secret ? await Offer(secret, seal, cancel) : null;

    public async Task<Outcome<RecoverySheet>> SwitchOn(CodeAppForm form, CancellationToken cancel)
    {
        if (await proof.Whoever() is not { } me) return Proof.TooLate;
        // The seal is the proof: only somebody who had just proved who she is was given it.
        if (secrets.OpenFor(me, form.Seal) is not { } secret)
        {
            return Outcome.Refused(T("The picture was older than ten minutes. Here is a new one: scan that.", "Das Bild war älter als zehn Minuten. Hier ist ein neues: Lesen Sie das ein."));
        }
        if (OneTimeCodes.StepOf(secret, form.Code, clock.Now) is not { } step)
        {
            return Outcome.Invalid(nameof(form.Code), T(
                "This is not the code that the app shows now. Check that the clock of your phone is right, and type the newest code.",
                "Das ist nicht der Code, den die App jetzt zeigt. Prüfen Sie, ob die Uhr Ihres Telefons stimmt, und geben Sie den neuesten Code ein."));
        }
        var seal = secrets.Seal(secret);
        return await change.Make(me, "code-app.added", () => T("a code app was added: signing in with your password now asks for its code.", "eine Code-App wurde eingerichtet: Die Anmeldung mit Passwort fragt ab jetzt nach ihrem Code."), async db =>
        {
            await db.Users.Where(u => u.Id == me.User).ExecuteUpdateAsync(set => set
                .SetProperty(u => u.CodeSecret, seal).SetProperty(u => u.CodeStep, step).SetProperty(u => u.WrongCodes, 0), cancel);
            return await Renew(db, me.User, cancel);
        }, cancel);
    }

    public async Task<Outcome<bool>> SwitchOff(CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return Proof.TooLate;
        return await change.Make<bool>(me, "code-app.removed", () => T("the code app was removed: signing in asks for your password alone.", "die Code-App wurde entfernt: Die Anmeldung fragt nur noch nach dem Passwort."), async db =>
        {
            await db.ClearCodeApp(db.Users.Where(u => u.Id == me.User), cancel);
            return true;
        }, cancel);
    }

    public async Task<Outcome<RecoverySheet>> RenewRecoveryCodes(CancellationToken cancel)
    {
        if (await proof.Fresh() is not { } me) return Proof.TooLate;
        if (!(await Read(cancel)).IsOn) return Outcome.NotFound;
        return await change.Make(me, "recovery-codes.renewed", () => T("new recovery codes were made; the old ones do not work any more.", "neue Wiederherstellungscodes wurden erzeugt; die alten gelten nicht mehr."),
            db => Renew(db, me.User, cancel), cancel);
    }

    private static async Task<Outcome<RecoverySheet>> Renew(StaffDb db, long user, CancellationToken cancel)
    {
        var codes = OneTimeCodes.Recovery();
        await db.RecoveryCodes.Where(c => c.UserId == user).ExecuteDeleteAsync(cancel);
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { UserId = user, Hash = OneTimeCodes.HashOfRecovery(c) }));
        return new RecoverySheet(codes);
    }

    private Task<NewCodeApp?> Offer(byte[] secret, string seal, CancellationToken cancel) => change.Read(async (db, me) =>
    {
        var email = await db.Users.Where(u => u.Id == me.User).Select(u => u.Email!).SingleAsync(cancel);
        using var code = QRCodeGenerator.GenerateQrCode(OneTimeCodes.Address(secret, settings.Company.Name, email), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new NewCodeApp(seal, string.Join(' ', OneTimeCodes.Write(secret).Chunk(4).Select(g => new string(g))),
            $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}");
    });
}
