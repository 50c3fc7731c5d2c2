using System.Text;

namespace Portal.Tests.Mail;

/// <summary>Every kind of text that people, programs and attackers put into a mail, from a fixed seed.</summary>
internal sealed class AnyText(int seed)
{
    private static readonly string[] Pieces =
    [
        "Bcc: thief@evil.example", "\r\nBcc: thief@evil.example", "\nX-Evil: 1", "\r\n\r\n<script>", "\r\n.\r\nMAIL FROM:<evil@evil.example>\r\n", "\n.\n", ".", "..",
        "=?utf-8?B?RXZpbA==?=", "=?utf-8?Q?=0D=0ABcc:_x@evil.example?=", "=?", "?=", "=", "=0D=0A", "=3D", "--=_", "\u2028", "\u2029", "\u0085", "\v", "\f", "\t", " ", "  ", " \t \r\n",
        "\u0000", "\u0007", "\u001b[31m", "\"", "\\", "<", ">", "@", ",", ";", ":", "(", ")", "'", "<b>&amp;</b>", "From me", "\u200b", "\u202e", "\ufeff", "a\u0301", "Ä", "ß", "ſ",
        "Müller & Söhne", "日本語", "한국어", "עברית", "العربية", "😀", "👩‍👩‍👧", "🇩🇪", "\ud800", "\udc00", "\udfff\ud83d", "İ", "ﬁ", "１", "＝", "．", "\uffff", "\ufffd", "𝔄", "{{name}}", "@(1+1)",
        new string('x', 80), new string('ü', 80), new string('y', 1200), "word word word word word word word word word word word word word word word word",
    ];

    private readonly Random random = new(seed);

    public int Below(int n) => random.Next(n);

    /// <summary>A text of up to so many pieces; often none or a plain one.</summary>
    public string Next(int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            text.Append(random.Next(4) switch
            {
                0 => new string((char)random.Next(0x20, 0x7F), random.Next(1, 30)),
                1 => ((char)random.Next(0x10000)).ToString(),
                _ => Pieces[random.Next(Pieces.Length)],
            });
        }
        return text.ToString();
    }

    public string Address()
    {
        const string atoms = "abcXYZ019!#$%&'*+-/=?^_`{|}~";
        var local = string.Join('.', Enumerable.Range(0, random.Next(1, 3)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => atoms[random.Next(atoms.Length)]))));
        string[] domains = ["sink.example", "müller-käse.example", "日本.example", "a.b.c.d.example", "x--y.example", new string('l', 60) + ".example"];
        return $"{local}@{domains[random.Next(domains.Length)]}";
    }
}
