using Portal.Shared.Account;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Client.Security;

/// <summary>A passkey in words.</summary>
internal static class PasskeyWords
{
    public static string Of(PasskeyEntry passkey, IPortalClock clock) => passkey.UsedAt is { } used
        ? T($"Made {clock.Say(passkey.CreatedAt)}, last used {clock.Say(used)}", $"Erzeugt {clock.Say(passkey.CreatedAt)}, zuletzt benutzt {clock.Say(used)}")
        : T($"Made {clock.Say(passkey.CreatedAt)}, not used yet", $"Erzeugt {clock.Say(passkey.CreatedAt)}, noch nicht benutzt");
}
