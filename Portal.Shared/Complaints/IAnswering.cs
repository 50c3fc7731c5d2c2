using Portal.Shared.Common;

namespace Portal.Shared.Complaints;

/// <summary>What lies beside an answer while it is written: its draft, who else is writing one, and texts to insert.</summary>
public interface IAnswering
{
    /// <summary>The draft of whoever asks, who else is answering, and whether something happened meanwhile; null where there is no such complaint.</summary>
    Task<AnsweringState?> Look(string complaint, CancellationToken cancel = default);

    /// <summary>Keeps what is typed so far, on the server; empty forgets it.</summary>
    Task<Outcome> Keep(string complaint, string text, CancellationToken cancel = default);

    /// <summary>Lays a file beside the draft: it goes out with the answer.</summary>
    /// <returns>All that lie there then.</returns>
    Task<Outcome<IReadOnlyList<FileEntry>>> Attach(string complaint, Upload file, CancellationToken cancel = default);

    /// <summary>Takes a file out again.</summary>
    /// <returns>All that are left.</returns>
    Task<Outcome<IReadOnlyList<FileEntry>>> Detach(string complaint, int file, CancellationToken cancel = default);

    /// <summary>All canned texts, by title.</summary>
    Task<IReadOnlyList<CannedText>> Texts(CancellationToken cancel = default);

    /// <summary>Adds a canned text, or changes one.</summary>
    /// <returns>A problem names the placeholders that nothing stands for.</returns>
    Task<Outcome> Save(CannedText text, CancellationToken cancel = default);

    Task<Outcome> Delete(string number, CancellationToken cancel = default);
}

/// <param name="Draft">What was typed last; empty without a draft.</param>
/// <param name="Files">What goes out with it.</param>
/// <param name="Others">Who else is writing an answer right now.</param>
/// <param name="Version">The complaint's: another than the one on the screen means that something happened.</param>
public sealed record AnsweringState(string Draft, IReadOnlyList<FileEntry> Files, IReadOnlyList<string> Others, int Version);

/// <summary>A text that is used again and again, with placeholders.</summary>
public sealed class CannedText
{
    /// <summary>Empty for a new one.</summary>
    public string Number { get; set; } = "";

    public int Version { get; set; }

    [Needed("Give it a title.", "Geben Sie ihm einen Titel.")]
    [AtMost(100)]
    public string Title { get; set; } = "";

    [Needed("Write the text.", "Schreiben Sie den Text.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";
}
