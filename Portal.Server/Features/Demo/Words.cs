namespace Portal.Server.Features.Demo;

/// <summary>Small phrases of a language.</summary>
internal sealed class Words
{
    private static readonly Words German = new("de"), English = new("en");

    private Words(string language)
    {
        var sections = BookFile.Sections($"words-{language}.txt");
        (Reasons, References, Greetings, Damaged) = ([.. sections["reasons"]], [.. sections["references"]], [.. sections["greetings"]], [.. sections["damaged"]]);
    }

    public static Words Of(string language) => language == Portal.Shared.Common.Texts.German ? German : English;

    /// <summary>"12. März", "12 March".</summary>
    public string DayFormat => this == German ? "d. MMMM" : "d MMMM";

    /// <summary>Why a promise moves.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>What customers write as their reference when they have no number.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>To a woman, to a man.</summary>
    public IReadOnlyList<string> Greetings { get; }

    public IReadOnlyList<string> Damaged { get; }
}
