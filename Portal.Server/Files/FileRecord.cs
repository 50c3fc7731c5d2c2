using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Portal.Server.Data;
using Portal.Shared.Complaints;

namespace Portal.Server.Files;

/// <summary>The record of a file that came with something said. Its bytes lie in the data folder under a name of our own.</summary>
internal abstract class FileRecord : ICustomerOwned
{
    public long Id { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Its place among the files of the same, from 1; never given twice.</summary>
    public int FileNumber { get; init; }

    [MaxLength(200), Personal("Showing the file under the name its sender gave it", OnErasure.Replace)]
    public string Name { get; private init; } = "";

    [MaxLength(60), Impersonal]
    public string ContentType { get; private init; } = "";

    public long Size { get; private init; }

    /// <summary>Of the stored bytes, in hexadecimal.</summary>
    [MaxLength(64), Impersonal]
    public string Sha256 { get; private init; } = "";

    /// <summary>The name in the file store.</summary>
    [MaxLength(40), Impersonal]
    public string StoredAs { get; private init; } = "";

    /// <summary>As its readers see it.</summary>
    [NotMapped]
    public FileEntry Entry => new(FileNumber, Name, ContentType, Size);

    [NotMapped]
    public required StoredFile Stored
    {
        get => new(Name, ContentType, Size, Sha256, StoredAs);
        init => (Name, ContentType, Size, Sha256, StoredAs) = (value.Name, value.ContentType, value.Size, value.Sha256, value.StoredAs);
    }
}
