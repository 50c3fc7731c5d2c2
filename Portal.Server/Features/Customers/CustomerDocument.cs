using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Customers;

namespace Portal.Server.Features.Customers;

/// <summary>A document filed under a customer, with all its versions. Not mapped in the customer's context.</summary>
internal sealed class CustomerDocument : Record, ICustomerOwned, ISearchable
{
    [MaxLength(40), Impersonal]
    public required string Number { get; init; }

    public long CustomerId { get; set; }

    public DocumentCategory Category { get; init; }

    [MaxLength(200), Personal("Finding the document", OnErasure.Replace)]
    public required string Title { get; init; }

    [MaxLength(1000), Personal("Saying what the document is for", OnErasure.Clear)]
    public string Note { get; init; } = "";

    public DateTimeOffset FiledAt { get; init; }

    /// <summary>The number of the newest version.</summary>
    public int LastVersion { get; private set; }

    public List<DocumentVersion> Versions { get; } = [];

    public SearchKind SearchKind => SearchKind.Document;

    /// <summary>No owner: only staff search documents.</summary>
    public long? SearchOwner => null;

    public IEnumerable<string?> SearchTexts => [Number, Title, Note, .. Versions.Select(v => v.Name)];

    /// <summary>Adds the file as the newest version. All versions must be loaded: they are what it is found by.</summary>
    public void Add(StoredFile file, Actor by, DateTimeOffset at) => Versions.Add(new DocumentVersion
    {
        CustomerId = CustomerId, VersionNumber = ++LastVersion, Name = file.Name, ContentType = file.ContentType, Size = file.Size, Sha256 = file.Sha256,
        StoredAs = file.StoredAs, ByName = by.Name, At = at,
    });
}

/// <summary>A version of a document. Its bytes lie in the data folder under a name of our own.</summary>
internal sealed class DocumentVersion : ICustomerOwned
{
    public long Id { get; init; }

    public long DocumentId { get; init; }

    public CustomerDocument? Document { get; init; }

    public long CustomerId { get; set; }

    /// <summary>From 1.</summary>
    public int VersionNumber { get; init; }

    [MaxLength(200), Personal("Showing the file under the name its sender gave it", OnErasure.Replace)]
    public required string Name { get; init; }

    [MaxLength(60), Impersonal]
    public required string ContentType { get; init; }

    public long Size { get; init; }

    /// <summary>Of the stored bytes, in hexadecimal.</summary>
    [MaxLength(64), Impersonal]
    public required string Sha256 { get; init; }

    [MaxLength(60), Impersonal]
    public required string StoredAs { get; init; }

    [MaxLength(200), Personal("Naming who filed it", OnErasure.Replace)]
    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }
}
