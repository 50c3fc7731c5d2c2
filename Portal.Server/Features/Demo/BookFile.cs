namespace Portal.Server.Features.Demo;

/// <summary>Reads the text files the demo is made of: lines under [sections], fields parted by bars.</summary>
internal static class BookFile
{
    public static ILookup<string, string> Sections(string file)
    {
        var section = "";
        var lines = new List<(string Section, string Line)>();
        foreach (var line in Lines(file))
        {
            if (line is ['[', .., ']']) section = line[1..^1];
            else if (line.Length > 0) lines.Add((section, line));
        }
        return lines.ToLookup(l => l.Section, l => l.Line);
    }

    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(BookFile).Assembly.GetManifestResourceStream("demo/" + file)
            ?? throw new InvalidOperationException($"The demo's {file} is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
