using System.Text;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Demo;

/// <summary>A complaint, suggestion or question in words, with {placeholders}.</summary>
internal sealed class Story(string cause, Dictionary<string, string> texts)
{
    private readonly string[] groups = texts.GetValueOrDefault("for", "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    public string Cause => cause;

    /// <summary>"missing" or "late" for deliveries, "several" where the line must be of more than one.</summary>
    public string When => texts.GetValueOrDefault("when", "");

    public Remedy WantedRemedy { get; } = Enum.Parse<Remedy>(texts.GetValueOrDefault("remedy", nameof(Remedy.None)));

    /// <summary>How a suggestion or question ends.</summary>
    public ComplaintOutcome Outcome { get; } = Enum.Parse<ComplaintOutcome>(texts.GetValueOrDefault("outcome", nameof(ComplaintOutcome.Upheld)));

    public string this[string field] => texts.GetValueOrDefault(field, "");

    /// <summary>True where the story speaks of any article; else of these groups only.</summary>
    public bool Fits(Article article) => groups.Length == 0 || groups.Contains(article.Group);

    public bool IsGeneral => groups.Length == 0;
}

/// <summary>The stories of a language. Each is told in its turn, so that one is not met twice in a row.</summary>
internal sealed class StoryBook
{
    private static readonly string[] Fields = ["for", "when", "remedy", "subject", "open", "note", "answer", "more", "again", "close", "outcome"];

    private readonly Dictionary<string, List<Story>> stories = [];
    private readonly Dictionary<string, List<string>> phrases = [];
    private readonly Dictionary<string, int> turns = [];

    public StoryBook(string language)
    {
        var (title, text) = ("", new StringBuilder());
        foreach (var line in BookFile.Lines($"stories-{language}.txt").Append("=== "))
        {
            if (!line.StartsWith("=== ", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
                continue;
            }
            if (title.Length > 0) Keep(title, text.ToString());
            (title, text) = (line[4..], new StringBuilder());
        }
    }

    /// <summary>The next story of a cause ("suggestion" and "question" are told like one) that fits.</summary>
    public Story Next(string cause, Func<Story, bool> fits)
    {
        var told = stories[cause];
        var turn = turns[cause] = turns.GetValueOrDefault(cause) + 1;
        return Enumerable.Range(0, told.Count).Select(i => told[(turn + i) % told.Count]).First(fits);
    }

    /// <summary>The next phrase for an occasion: "thanks", "closing Defect NotUpheld".</summary>
    public string Phrase(string occasion)
    {
        if (!phrases.TryGetValue(occasion, out var said)) return Phrase(occasion[..occasion.LastIndexOf(' ')]);
        var turn = turns[occasion] = turns.GetValueOrDefault(occasion) + 1;
        return said[turn % said.Count];
    }

    private void Keep(string title, string text)
    {
        var cause = title.StartsWith("story ", StringComparison.Ordinal) ? title[6..] : title is "suggestion" or "question" ? title : null;
        if (cause is not null) Of(stories, cause).Add(new Story(cause, Split(text)));
        else Of(phrases, title).Add(text.Trim());
    }

    /// <summary>"subject: ..." on one line, or "open:" and the lines up to the next field.</summary>
    private static Dictionary<string, string> Split(string text)
    {
        var (fields, field) = (new Dictionary<string, string>(), "");
        foreach (var line in text.Split('\n'))
        {
            if (Fields.FirstOrDefault(f => line.StartsWith(f + ":", StringComparison.Ordinal)) is { } next)
            {
                fields[field = next] = line[(next.Length + 1)..].Trim();
                continue;
            }
            fields[field] = fields[field].Length == 0 ? line : $"{fields[field]}\n{line}";
        }
        return fields.ToDictionary(f => f.Key, f => f.Value.Trim());
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> kept, string key) =>
        kept.TryGetValue(key, out var list) ? list : kept[key] = [];
}
