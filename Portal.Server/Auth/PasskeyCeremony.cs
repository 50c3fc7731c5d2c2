using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Auth;

/// <summary>The two conversations with a device, making a passkey and using one. The challenge waits in this browser, sealed, and counts once.</summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<PortalUser> handler, StepCookie steps, IHttpContextAccessor http, PortalSettings settings)
{
    private const string Making = "passkey-new", Using = "passkey";

    /// <summary>Passkeys are bound to a name; an address of numbers has none (WebAuthn, "RP ID").</summary>
    private bool IsPossible => settings.PublicUri.HostNameType == UriHostNameType.Dns;

    public async Task<string?> OfferNew(PortalUser user)
    {
        if (!IsPossible) return null;
        var offer = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(CultureInfo.InvariantCulture), Name = user.Email!, DisplayName = user.DisplayName }, Context);
        steps.Begin(Making, offer.AttestationState ?? "");
        return offer.CreationOptionsJson;
    }

    /// <returns>The new passkey of that user, and the step to be used up with it.</returns>
    public async Task<Outcome<(UserPasskeyInfo Passkey, Step<string> Step)>> Made(long user, string? credential)
    {
        if (steps.Find<string>(Making) is not { } step) return Late;
        steps.End(Making);
        if (string.IsNullOrEmpty(credential)) return NotMade;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Context, CredentialJson = credential, AttestationState = step.What });
        // The offer was another person's: two people at one browser.
        if (!result.Succeeded || result.UserEntity.Id != user.ToString(CultureInfo.InvariantCulture)) return NotMade;
        return (result.Passkey, step);
    }

    public async Task<string?> Offer()
    {
        if (!IsPossible) return null;
        // For nobody in particular: the device knows whose key it holds.
        var offer = await handler.MakeRequestOptionsAsync(null, Context);
        steps.Begin(Using, offer.AssertionState ?? "");
        return offer.RequestOptionsJson;
    }

    /// <returns>Whose passkey answered.</returns>
    public async Task<Outcome<(PortalUser User, UserPasskeyInfo Passkey, Step<string> Step)>> Used(string? credential)
    {
        if (steps.Find<string>(Using) is not { } step) return Late;
        steps.End(Using);
        if (string.IsNullOrEmpty(credential)) return Refused;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Context, CredentialJson = credential, AssertionState = step.What });
        if (!result.Succeeded || result.User.ClosedAt is not null) return Refused;
        return (result.User, result.Passkey, step);
    }

    /// <summary>In the transaction of what it leads to: the challenge counts once, and the device's count goes on.</summary>
    public async Task<bool> Note(StaffDb db, UserPasskeyInfo passkey, Step<string> step, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await steps.Use(db, step, cancel)) return false;
        var (count, copied) = ((long)passkey.SignCount, passkey.IsBackedUp);
        return await db.Passkeys.Where(p => p.CredentialId == passkey.CredentialId && (count == 0 || p.SignCount < count)).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.SignCount, count).SetProperty(p => p.IsCopied, copied).SetProperty(p => p.UsedAt, now), cancel) == 1;
    }

    public Task<bool> Use(StaffDb db, Step<string> step, CancellationToken cancel) => steps.Use(db, step, cancel);

    public static Problem Late => Outcome.Refused(T("Too much time has passed. Please try again.", "Es ist zu viel Zeit vergangen. Bitte versuchen Sie es noch einmal."));

    public static Problem Refused => Outcome.Refused(T("This passkey does not open an account here.", "Dieser Passkey öffnet hier kein Konto."));

    public static Problem NotMade => Outcome.Refused(T(
        "The passkey could not be made, so nothing was changed. Please try again, or use another device.", "Der Passkey konnte nicht erzeugt werden, deshalb wurde nichts geändert. Bitte versuchen Sie es noch einmal oder nehmen Sie ein anderes Gerät."));

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A passkey needs a request.");
}
