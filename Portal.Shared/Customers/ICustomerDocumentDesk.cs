using System.Runtime.Serialization;
using Portal.Shared.Common;

namespace Portal.Shared.Customers;

/// <summary>The documents filed under a customer. Only staff ever see them.</summary>
public interface ICustomerDocumentDesk
{
    /// <summary>Newest first.</summary>
    Task<Page<DocumentEntry>> List(string number, DocumentCategory? category, PageAt at, CancellationToken cancel = default);

    /// <summary>Files a document.</summary>
    /// <returns>Its number. The same <see cref="DocumentDraft.FormKey"/> gives the same number again.</returns>
    Task<Outcome<string>> File(string number, DocumentDraft draft, CancellationToken cancel = default);

    /// <summary>Adds a newer version; the older ones stay.</summary>
    Task<Outcome<string>> AddVersion(string number, string document, VersionDraft draft, CancellationToken cancel = default);
}

/// <param name="Versions">Newest first.</param>
public sealed record DocumentEntry(
    string Number, DocumentCategory Category, string Title, string Note, DateTimeOffset FiledAt, IReadOnlyList<DocumentVersionEntry> Versions);

/// <param name="Version">From 1.</param>
/// <param name="Size">In bytes.</param>
public sealed record DocumentVersionEntry(int Version, string Name, string ContentType, long Size, string By, DateTimeOffset At);

/// <summary>A document to be filed.</summary>
public sealed class DocumentDraft
{
    public Guid FormKey { get; set; }

    [Needed("Give the document a title.", "Geben Sie dem Dokument einen Titel.")]
    [AtMost(200)]
    public string Title { get; set; } = "";

    public DocumentCategory Category { get; set; }

    [AtMost(1000)]
    public string Note { get; set; } = "";

    [IgnoreDataMember]
    public Upload? Content { get; set; }
}

/// <summary>A newer version of a document.</summary>
public sealed class VersionDraft
{
    public Guid FormKey { get; set; }

    [IgnoreDataMember]
    public Upload? Content { get; set; }
}
