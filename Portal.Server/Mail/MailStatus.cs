using Portal.Server.Data;
using Portal.Server.Hosting;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Mail;

/// <summary>Why mails wait.</summary>
/// <param name="Words">The server's own, or what happened on the way to it.</param>
/// <param name="NeedsSomebody">True where waiting will not help.</param>
internal sealed record MailTrouble(DateTimeOffset Since, DateTimeOffset RetryAt, string Words, bool NeedsSomebody);

/// <summary>How the mail server was last found: for the outbox page, and for the worker, which leaves a server in trouble alone for a while.</summary>
internal sealed class MailStatus(Clock clock, PortalSettings settings)
{
    /// <summary>So many mails in a row that could not be handed over are the server's trouble and not theirs.</summary>
    private const int MostStumbles = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromSeconds(30), PauseForSomebody = TimeSpan.FromMinutes(5);

    private readonly Lock turn = new();
    private bool hasSpoken;
    private int stumbles, pauses;

    /// <summary>True without a mail server: mails are written and kept.</summary>
    public bool IsHeld => !settings.Mail.IsSet;

    public MailTrouble? Trouble { get; private set; }

    public (DateTimeOffset At, string Reply)? LastSpoken { get; private set; }

    /// <summary>True where the server is known to take mail: only then several connections are opened at once.</summary>
    public bool IsClear => hasSpoken && Trouble is null;

    /// <summary>How long the server is still left alone.</summary>
    public TimeSpan Pause => Trouble is { } trouble && trouble.RetryAt > clock.Now ? trouble.RetryAt - clock.Now : TimeSpan.Zero;

    /// <summary>The server took a mail, or refused that one.</summary>
    public void Spoke(string reply)
    {
        lock (turn) (LastSpoken, Trouble, hasSpoken, stumbles, pauses) = ((clock.Now, reply), null, true, 0, 0);
    }

    /// <summary>A mail could not be handed over this time.</summary>
    public void Stumbled(string reply)
    {
        lock (turn)
        {
            if (++stumbles >= MostStumbles) Rest(reply, false);
            else (LastSpoken, Trouble, hasSpoken) = ((clock.Now, reply), null, true);
        }
    }

    /// <summary>The server cannot be used.</summary>
    /// <returns>True where that is news.</returns>
    public bool Unavailable(string words, bool needsSomebody)
    {
        lock (turn) return Rest(words, needsSomebody);
    }

    /// <summary>One sentence for the reader: what happens to mails now.</summary>
    public string Say()
    {
        if (IsHeld) return Held;
        if (Trouble is not { } trouble) return T("Mails go out at once.", "Mails gehen sofort hinaus.");
        var (words, at) = (Sentence(MailWords.Show(trouble.Words)), clock.Local(trouble.RetryAt).ToString("T", System.Globalization.CultureInfo.CurrentCulture));
        return trouble.NeedsSomebody
            ? T($"Mails wait, because something must be put right. {words} The next attempt is at {at}.", $"Mails warten, weil etwas in Ordnung gebracht werden muss. {words} Der nächste Versuch ist um {at}.")
            : T($"Mails wait for the mail server and go out when it is back. {words} The next attempt is at {at}.", $"Mails warten auf den Mailserver und gehen hinaus, wenn er wieder da ist. {words} Der nächste Versuch ist um {at}.");
    }

    /// <summary>A server's words, and the system's, seldom end like one.</summary>
    private static string Sentence(string words) => words.TrimEnd() is var whole && whole.EndsWith('.') ? whole : whole + ".";

    private static string Held => T(
        "Mails are held: no mail server is set (Portal:Mail:Host). They leave as soon as there is one.",
        "Mails werden zurückgehalten: Es ist kein Mailserver eingestellt (Portal:Mail:Host). Sie gehen hinaus, sobald es einen gibt.");

    private bool Rest(string words, bool needsSomebody)
    {
        var now = clock.Now;
        // Several connections may fall at once; that is one trouble and one pause.
        if (Trouble is { } known && known.RetryAt > now) return false;
        var isNews = Trouble is null;
        var pause = needsSomebody ? PauseForSomebody : FirstPause * Math.Pow(2, Math.Min(pauses++, 8));
        if (!needsSomebody && pause > LongestPause) pause = LongestPause;
        Trouble = new MailTrouble(Trouble?.Since ?? now, now + pause * (1 + Random.Shared.NextDouble() / 5), words, needsSomebody);
        return isNews;
    }
}
