using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Newsletters;

/// <summary>The topics of newsletters, for those who may send them.</summary>
public interface ITopicDesk
{
    Task<IReadOnlyList<TopicRow>> List(CancellationToken cancel = default);

    /// <summary>Null where there is none of that slug.</summary>
    Task<TopicDraft?> Read(string slug, CancellationToken cancel = default);

    /// <returns>Its slug, which is for ever.</returns>
    Task<Outcome<string>> Create(TopicDraft draft, CancellationToken cancel = default);

    Task<Outcome<string>> Save(string slug, TopicDraft draft, CancellationToken cancel = default);
}

/// <param name="Subscribers">Who receives it now.</param>
public sealed record TopicRow(string Slug, string Name, TopicAudience Audience, bool IsActive, Tally Subscribers);

/// <summary>A topic as it is typed, in both languages.</summary>
public sealed class TopicDraft
{
    /// <summary>The version that was read.</summary>
    public int Version { get; set; }

    [Needed("Give it a short name for its address.", "Geben Sie ihm einen kurzen Namen für die Adresse.")]
    [AtMost(40)]
    public string Slug { get; set; } = "";

    [Needed("Name it in German.", "Geben Sie ihm einen deutschen Namen.")]
    [AtMost(100)]
    public string NameDe { get; set; } = "";

    [Needed("Name it in English.", "Geben Sie ihm einen englischen Namen.")]
    [AtMost(100)]
    public string NameEn { get; set; } = "";

    [AtMost(500)]
    public string DescriptionDe { get; set; } = "";

    [AtMost(500)]
    public string DescriptionEn { get; set; } = "";

    [EnumDataType(typeof(TopicAudience))]
    public TopicAudience Audience { get; set; }

    /// <summary>Only an active topic is offered and can be written to.</summary>
    public bool IsActive { get; set; } = true;
}
