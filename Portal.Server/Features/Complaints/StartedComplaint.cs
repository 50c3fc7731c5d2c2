using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>A complaint that somebody has begun and not sent: hers alone. Its key is the one that the form files it with.</summary>
[WrittenByCustomers]
internal sealed class StartedComplaint : Record, ICustomerOwned
{
    /// <summary>How many one person may have.</summary>
    public const int Most = 10;

    /// <summary>How long one is kept that nobody touches.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public Guid FormKey { get; init; }

    public long CustomerId { get; set; }

    /// <summary>Who writes it, and the only one who ever reads it.</summary>
    public long UserId { get; init; }

    public ComplaintKind Kind { get; init; }

    [MaxLength(40), Impersonal]
    public string? OrderNumber { get; init; }

    public int? OrderLine { get; init; }

    [MaxLength(40), Impersonal]
    public string? InvoiceNumber { get; init; }

    /// <summary>What it is about, as one word: databases do not agree whether two that are about nothing are the same.</summary>
    [MaxLength(100), Impersonal]
    public required string About { get; init; }

    [MaxLength(200), Personal("Going on with what was begun", OnErasure.Clear)]
    public string Subject { get; private set; } = "";

    [MaxLength(10_000), Personal("Going on with what was begun", OnErasure.Clear)]
    public string Text { get; private set; } = "";

    /// <summary>As typed: what is meant by it is asked when it is sent.</summary>
    [MaxLength(30), Personal("Going on with what was begun", OnErasure.Clear)]
    public string Quantity { get; private set; } = "";

    public Remedy WantedRemedy { get; private set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Files so far, those that were taken out again among them; the next one gets the next number.</summary>
    public int FileCount { get; private set; }

    public List<StartedFile> Files { get; } = [];

    /// <summary>What it is about, as one word.</summary>
    public static string Place(string? order, int? line, string? invoice) => $"{order}/{line}/{invoice}";

    public void Keep(ComplaintDraft draft, DateTimeOffset at)
    {
        // A field that is posted empty comes as nothing at all.
        (Subject, Text, Quantity, WantedRemedy) = (draft.Subject ?? "", draft.Text ?? "", draft.Quantity ?? "", draft.WantedRemedy);
        ChangedAt = at;
    }

    public Outcome Attach(StoredFile file)
    {
        if (Files.Count >= UploadRules.MaxFiles) return TooMany;
        Files.Add(new StartedFile { CustomerId = CustomerId, FileNumber = ++FileCount, Stored = file });
        return Outcome.Done;
    }

    /// <returns>The file that was taken out; null where there is none of that number.</returns>
    public StartedFile? Remove(int number, DateTimeOffset at)
    {
        if (Files.Find(f => f.FileNumber == number) is not { } file) return null;
        Files.Remove(file);
        ChangedAt = at;
        return file;
    }

    /// <summary>What has been kept goes over to the complaint it becomes, before what came with the form: ten files in all.</summary>
    public Outcome Become(Complaint complaint, int more)
    {
        if (Files.Count + more > UploadRules.MaxFiles) return TooMany;
        foreach (var file in Files.OrderBy(f => f.FileNumber)) complaint.Attach(complaint.Messages[^1], file.Stored);
        return Outcome.Done;
    }

    private static Problem TooMany => Outcome.Invalid(nameof(ComplaintDraft.Files), UploadRules.TooMany());
}

/// <summary>A file of a complaint that was begun. Its bytes lie where those of a sent one lie.</summary>
[WrittenByCustomers]
internal sealed class StartedFile : FileRecord
{
    public long StartedId { get; init; }

    public StartedComplaint? Started { get; init; }
}
