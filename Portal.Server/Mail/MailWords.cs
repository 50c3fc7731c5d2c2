using System.Text;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Mail;

/// <summary>
/// What the program itself says about a mail or its server. It is stored beside the servers' words, in English as they are, and
/// put into the reader's language when it is shown.
/// </summary>
internal static class MailWords
{
    public const string
        NoAnswer = "There was no answer in time.",
        HungUp = "The server closed the connection.",
        NoStartTls = "The server does not offer STARTTLS. Portal:Mail:Security can be Tls or, on this machine only, None.",
        SaidTooMuch = "The server said more than it was asked before the encryption began. Somebody may be listening in.",
        NoSignIn = "The server offers no sign-in by PLAIN or LOGIN.",
        NotSmtp = "The server does not speak SMTP.",
        NeedsUtf8 = "The address has letters beyond ASCII before the @, and the mail server cannot carry those (it does not offer SMTPUTF8).",
        BadAddress = "This is not an address that mail can be sent to.",
        KeyLost = "The text was encrypted, and its key is lost. What it was about must be asked for again.",
        NotWritable = "The mail could not be put together. The log says why.",
        Interrupted = "The program ended while it was being sent: it may have arrived.",
        GoesAgain = "The program ended while it was being sent; it goes again.",
        TooOften = "Sending it was interrupted too often. It may have arrived.",
        CalledOff = "The mailing was called off before it was sent.",
        NotWanted = "The recipient had left before it was sent.";

    private static readonly (string English, string German)[] Ours =
    [
        (NoAnswer, "Es kam keine rechtzeitige Antwort."),
        (HungUp, "Der Server hat die Verbindung geschlossen."),
        (NoStartTls, "Der Server bietet STARTTLS nicht an. Portal:Mail:Security kann Tls sein oder, nur auf diesem Rechner, None."),
        (SaidTooMuch, "Der Server hat vor der Verschlüsselung mehr gesagt, als er gefragt war. Vielleicht hört jemand mit."),
        (NoSignIn, "Der Server bietet keine Anmeldung mit PLAIN oder LOGIN an."),
        (NotSmtp, "Der Server spricht kein SMTP."),
        (NeedsUtf8, "Die Adresse hat vor dem @ andere als ASCII-Zeichen, und der Mailserver kann sie nicht befördern (er bietet SMTPUTF8 nicht an)."),
        (BadAddress, "An diese Adresse kann keine Mail geschickt werden."),
        (KeyLost, "Der Text war verschlüsselt, und sein Schlüssel ist verloren. Worum es ging, muss neu angefordert werden."),
        (NotWritable, "Die Mail ließ sich nicht zusammenstellen. Das Protokoll nennt den Grund."),
        (Interrupted, "Das Programm endete während des Sendens: Sie ist vielleicht angekommen."),
        (GoesAgain, "Das Programm endete während des Sendens; sie geht noch einmal hinaus."),
        (TooOften, "Das Senden wurde zu oft unterbrochen. Sie ist vielleicht angekommen."),
        (CalledOff, "Der Versand wurde abgesagt, bevor sie hinausging."),
        (NotWanted, "Der Empfänger hatte sich abgemeldet, bevor sie hinausging."),
    ];

    private const int Longest = 500;

    /// <summary>A stored reply in the reader's language; a server's words stay as they are.</summary>
    public static string Show(string reply) =>
        Ours.Aggregate(reply, (text, ours) => text.Replace(ours.English, T(ours.English, ours.German), StringComparison.Ordinal));

    /// <summary>What a database takes and a page can show: one line, whole letters, at most 500 characters.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > Longest) break;
            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        }
        return line.ToString();
    }

    /// <summary>A text that every database takes: without U+0000, broken letters marked.</summary>
    /// <param name="most">Cut to this length, with an ellipsis.</param>
    public static string Storable(string text, int most = int.MaxValue)
    {
        var whole = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        if (whole.Any(char.IsSurrogate)) whole = string.Concat(whole.EnumerateRunes());
        if (whole.Length <= most) return whole;
        var end = char.IsHighSurrogate(whole[most - 2]) ? most - 2 : most - 1;
        return whole[..end] + "…";
    }
}
