namespace Portal.Server.Pdf;

/// <summary>Breaks text into lines that fit a width: at spaces, and inside a word only where the word alone is too wide.</summary>
internal static class TextWrap
{
    public static IEnumerable<string> Lines(string text, double width, Func<string, double> measure)
    {
        foreach (var paragraph in text.Normalize().ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(w => Pieces(w, width, measure)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length == 0 || measure(longer) <= width)
                {
                    line = longer;
                    continue;
                }
                yield return line;
                line = word;
            }
            yield return line;
        }
    }

    private static IEnumerable<string> Pieces(string word, double width, Func<string, double> measure)
    {
        while (measure(word) > width && word.Length > 1)
        {
            var fits = 1;
            while (fits + 1 < word.Length && measure(word[..(fits + 1)]) <= width) fits++;
            // Both halves of a character outside the first plane stay together.
            if (char.IsHighSurrogate(word[fits - 1])) fits = fits > 1 ? fits - 1 : Math.Min(2, word.Length);
            if (fits == word.Length) break;
            yield return word[..fits];
            word = word[fits..];
        }
        yield return word;
    }
}
