using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Newsletters;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Newsletters;

/// <summary>What newsletters are about. People subscribe to topics, campaigns are written to one.</summary>
internal sealed class Topic : Record
{
    /// <summary>Its name in addresses and in the List-Id of mails; never changed.</summary>
    [MaxLength(40), Impersonal]
    public required string Slug { get; init; }

    [MaxLength(100), Impersonal]
    public required string NameDe { get; set; }

    [MaxLength(100), Impersonal]
    public required string NameEn { get; set; }

    [MaxLength(500), Impersonal]
    public string DescriptionDe { get; set; } = "";

    [MaxLength(500), Impersonal]
    public string DescriptionEn { get; set; } = "";

    public TopicAudience Audience { get; set; }

    public bool IsActive { get; set; } = true;

    public string Name => T(NameEn, NameDe);

    public TopicEntry Entry => new(Slug, Name, T(DescriptionEn, DescriptionDe));
}
