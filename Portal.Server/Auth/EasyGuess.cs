using System.Text;

namespace Portal.Server.Auth;

/// <summary>
/// Tells passwords that whoever guesses tries first: words that everybody uses, what everybody knows of the person, rows of keys,
/// years, and all of these one after the other. What is left once they are taken out must be worth guessing.
/// </summary>
internal static class EasyGuess
{
    private const int Least = 4, LeastDifferent = 5, ShortestWord = 3, ShortestRun = 4, Longest = 128;

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "qwertzuiopü", "qwertyuiop", "asdfghjklöä", "yxcvbnm", "zxcvbnm", "1q2w3e4r5t6z7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p", "qayxswedc", "qazxswedc"];

    /// <summary>The words that lists of leaked passwords are made of, English and German; longer ones first, so that none hides another.</summary>
    private static readonly string[] Common = [.. """
        password passwort kennwort passphrase zugang geheimnis geheim secret losung schluessel welcome willkommen admin administrator login anmelden access letmein openup changeme default
        test tester testing demo user guest gast benutzer kunde customer support service master root system server computer laptop internet online website
        iloveyou ichliebedich loveyou love liebe schatz schatzi darling baby engel angel princess prinzessin sunshine sonnenschein sonne blume flower hello hallo
        monkey dragon drache tiger loewe lion panther pferd horse1 katze kaetzchen hund doggy football fussball baseball basketball hockey soccer bayern dortmund schalke
        superman batman spiderman starwars pokemon matrix merlin gandalf phoenix shadow killer hunter ranger soldier warrior ninja wizard
        summer sommer winter spring fruehling autumn herbst january february march april june july august september october november december januar februar maerz juni juli oktober dezember
        monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
        michael thomas andreas daniel alexander stefan christian martin peter frank markus jennifer jessica nicole sabine claudia sandra anna maria julia michelle charlie jordan robert andrew
        berlin hamburg muenchen koeln frankfurt london deutschland germany america england mercedes porsche ferrari yamaha toyota
        whatever freedom trustno nothing something mustang cheese banana chocolate schokolade cookie coffee kaffee qwertz qwerty azerty family familie mother father mutter vater happy lucky gluck
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(w => w.Length)];

    /// <param name="known">What everybody knows: address, name, company. Words of it are taken apart here.</param>
    public static bool Is(string password, IEnumerable<string> known)
    {
        var plain = Plain(password.Length > Longest ? password[..Longest] : password);
        if (plain.Distinct().Count() < LeastDifferent) return true;
        string[] words = [.. known.SelectMany(Words).Where(w => w.Length >= ShortestWord).OrderByDescending(w => w.Length), .. Common];
        var left = Without(plain, words);
        // The same again, where a zero stands for an o: "passw0rd".
        var read = Without(Letters(plain), words);
        return Math.Min(Worth(left), Worth(read)) < Least;
    }

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Without(string text, IReadOnlyList<string> words)
    {
        foreach (var word in words) text = text.Replace(word, " ", StringComparison.Ordinal);
        return WithoutRuns(text);
    }

    /// <summary>Rows of keys and of the alphabet, there and back, and one sign again and again.</summary>
    private static string WithoutRuns(string text)
    {
        var left = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var length = Run(text, i);
            if (length >= ShortestRun)
            {
                i += length;
                left.Append(' ');
            }
            else
            {
                left.Append(text[i++]);
            }
        }
        return left.ToString();
    }

    private static int Run(string text, int at)
    {
        var most = 1;
        while (at + most < text.Length && text[at + most] == text[at]) most++;
        foreach (var row in Rows)
        {
            foreach (var step in (ReadOnlySpan<int>)[1, -1])
            {
                var (place, length) = (row.IndexOf(text[at], StringComparison.Ordinal), 1);
                while (place >= 0 && at + length < text.Length && place + (step * length) is var next && next >= 0 && next < row.Length && row[next] == text[at + length]) length++;
                most = Math.Max(most, length);
            }
        }
        return most;
    }

    /// <summary>Different letters; digits and signs are what everybody appends.</summary>
    private static int Worth(string left) => left.Where(char.IsLetter).Distinct().Count() + (left.Count(char.IsAsciiDigit) / 6);

    /// <summary>Small letters and digits; everything else parts words.</summary>
    private static string Plain(string text) => new([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || Disguises.ContainsKey(c) ? c : ' ')]);

    private static string Letters(string plain) => new([.. plain.Select(c => Disguises.GetValueOrDefault(c, c))]);

    private static readonly Dictionary<char, char> Disguises = new() { ['0'] = 'o', ['1'] = 'i', ['3'] = 'e', ['4'] = 'a', ['5'] = 's', ['7'] = 't', ['@'] = 'a', ['$'] = 's', ['!'] = 'i' };
}
