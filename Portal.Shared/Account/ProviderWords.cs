using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Account;

/// <summary>Why a provider did not sign somebody in, or did not change what she signs in with.</summary>
public enum ProviderRefusal
{
    Failed, Cancelled, Down, Untrusted, NotAsked, TooLate,
    NoRole, NotLinked, NoVerifiedEmail, EmailTaken, OtherKind, Closed,
    AlreadyLinked, LinkedElsewhere, LastWayIn, OtherAccount, NotAskedAgain,
}

/// <summary>The same in words that say what to do.</summary>
public static class ProviderWords
{
    /// <param name="refusal">As an address names it; null for what is none.</param>
    public static string? Of(string? refusal) => Enum.TryParse<ProviderRefusal>(refusal, out var known) && Enum.IsDefined(known) ? Of(known) : null;

    public static string Of(ProviderRefusal refusal) => refusal switch
    {
        ProviderRefusal.Cancelled => T("You did not finish there. Try again, or choose another way.", "Sie haben dort abgebrochen. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg."),
        ProviderRefusal.Down => T("This provider cannot be reached right now. Try again in a few minutes, or sign in with your password.", "Dieser Anbieter ist gerade nicht erreichbar. Versuchen Sie es in ein paar Minuten noch einmal, oder melden Sie sich mit Ihrem Passwort an."),
        ProviderRefusal.Untrusted => T("The provider's answer could not be checked, so nothing was done. Try again; if it happens again, tell us.", "Die Antwort des Anbieters ließ sich nicht prüfen, deshalb ist nichts geschehen. Versuchen Sie es noch einmal; wenn es wieder geschieht, sagen Sie uns Bescheid."),
        ProviderRefusal.NotAsked => T("This answer belongs to no sign-in that was begun in this browser, or it came too late. Please begin again.", "Diese Antwort gehört zu keiner Anmeldung, die in diesem Browser begonnen wurde, oder sie kam zu spät. Bitte beginnen Sie von vorn."),
        ProviderRefusal.TooLate => T("Too much time has passed, or you were signed out in between. Please begin again.", "Es ist zu viel Zeit vergangen, oder Sie wurden zwischendurch abgemeldet. Bitte beginnen Sie von vorn."),
        ProviderRefusal.NoRole => T("Your account there belongs to no group that may work in this portal. Ask your administrators to add you to one.", "Ihr Konto dort gehört zu keiner Gruppe, die in diesem Portal arbeiten darf. Bitten Sie Ihre Administration, Sie in eine aufzunehmen."),
        ProviderRefusal.NotLinked => T("This account is not linked with the portal yet. Sign in as before, then link it under Account, Security.", "Dieses Konto ist noch nicht mit dem Portal verknüpft. Melden Sie sich an wie bisher und verknüpfen Sie es dann unter Konto, Sicherheit."),
        ProviderRefusal.NoVerifiedEmail => T("The provider has not confirmed an e-mail address of yours. Confirm it there and try again.", "Der Anbieter hat keine E-Mail-Adresse von Ihnen bestätigt. Bestätigen Sie sie dort und versuchen Sie es noch einmal."),
        ProviderRefusal.EmailTaken => T("Somebody signs in to the portal with this e-mail address already. If it is you, sign in as before and link this account under Security.", "Mit dieser E-Mail-Adresse meldet sich schon jemand am Portal an. Wenn Sie es sind, melden Sie sich an wie bisher und verknüpfen Sie dieses Konto unter Sicherheit."),
        ProviderRefusal.OtherKind => T("This provider does not open your kind of account. Choose the other way to sign in.", "Dieser Anbieter öffnet nicht Ihre Art von Konto. Wählen Sie den anderen Weg zur Anmeldung."),
        ProviderRefusal.Closed => T("This sign-in is closed. Ask your administrators.", "Diese Anmeldung ist geschlossen. Fragen Sie Ihre Administration."),
        ProviderRefusal.AlreadyLinked => T("An account there is linked with yours already. Unlink it first if it is to be another one.", "Ein Konto dort ist schon mit Ihrem verknüpft. Lösen Sie es zuerst, wenn es ein anderes sein soll."),
        ProviderRefusal.LinkedElsewhere => T("This account there opens another account of the portal. Sign in with that one and unlink it, or choose another.", "Dieses Konto dort öffnet ein anderes Konto des Portals. Melden Sie sich damit an und lösen Sie es, oder wählen Sie ein anderes."),
        ProviderRefusal.LastWayIn => T("This is the only way into your account. Set a password first, or link another account.", "Das ist der einzige Weg in Ihr Konto. Setzen Sie zuerst ein Passwort, oder verknüpfen Sie ein anderes Konto."),
        ProviderRefusal.OtherAccount => T("You signed in there with an account that is not linked with yours. Choose the linked one.", "Sie haben sich dort mit einem Konto angemeldet, das nicht mit Ihrem verknüpft ist. Wählen Sie das verknüpfte."),
        ProviderRefusal.NotAskedAgain => T("The provider did not ask you again who you are. Sign out there and try again, or use your password.", "Der Anbieter hat Sie nicht noch einmal gefragt, wer Sie sind. Melden Sie sich dort ab und versuchen Sie es noch einmal, oder nehmen Sie Ihr Passwort."),
        _ => T("The provider could not sign you in. Try again, or choose another way.", "Der Anbieter konnte Sie nicht anmelden. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg."),
    };
}
