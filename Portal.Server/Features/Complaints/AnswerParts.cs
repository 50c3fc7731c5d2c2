using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Data;
using Portal.Server.Files;
using Portal.Shared.Common;
using Portal.Shared.Complaints;

namespace Portal.Server.Features.Complaints;

/// <summary>An answer that is not sent yet: one a complaint and colleague. Like notes, no customer's context maps it.</summary>
internal sealed class AnswerDraft : ICustomerOwned
{
    /// <summary>How long one is kept that nobody touches.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public long Id { get; init; }

    public long ComplaintId { get; init; }

    public long CustomerId { get; set; }

    public long UserId { get; init; }

    [MaxLength(10_000), Personal("Handling the complaint", OnErasure.Clear)]
    public string Text { get; set; } = "";

    /// <summary>When it was last typed at.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Files so far, those that were taken out again among them; the next one gets the next number.</summary>
    public int FileCount { get; set; }

    public List<AnswerFile> Files { get; } = [];

    /// <summary>As its writer sees them.</summary>
    [NotMapped]
    public List<FileEntry> Lie => [.. Files.OrderBy(f => f.FileNumber).Select(f => f.Entry)];

    /// <summary>The draft of one of the staff, with its files; null without one.</summary>
    public static Task<AnswerDraft?> Of(StaffDb db, string complaint, StaffActor writer, CancellationToken cancel) => db.AnswerDrafts.Include(d => d.Files)
        .SingleOrDefaultAsync(d => d.UserId == writer.Id && db.Complaints.Any(c => c.Id == d.ComplaintId && c.Number == complaint), cancel);

    /// <summary>A new one; null where there is no such complaint.</summary>
    public static async Task<AnswerDraft?> Begin(StaffDb db, string complaint, StaffActor writer, CancellationToken cancel)
    {
        var begun = await db.Complaints.Where(c => c.Number == complaint).Select(c => new AnswerDraft { ComplaintId = c.Id, CustomerId = c.CustomerId, UserId = writer.Id }).SingleOrDefaultAsync(cancel);
        if (begun is not null) db.AnswerDrafts.Add(begun);
        return begun;
    }

    public Outcome Attach(StoredFile file)
    {
        if (Files.Count >= UploadRules.MaxFiles) return Outcome.Invalid(nameof(MessageDraft.Files), UploadRules.TooMany());
        Files.Add(new AnswerFile { CustomerId = CustomerId, FileNumber = ++FileCount, Stored = file });
        return Outcome.Done;
    }
}

/// <summary>A file that goes out with an answer. Until then whoever writes it is the only one to see it.</summary>
internal sealed class AnswerFile : FileRecord
{
    public long DraftId { get; init; }

    public AnswerDraft? Draft { get; init; }
}

/// <summary>A canned text, shared by all who answer.</summary>
internal sealed class KeptText : Record
{
    /// <summary>For forms; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    [MaxLength(100), Impersonal]
    public string Title { get; set; } = "";

    [MaxLength(10_000), Impersonal]
    public string Text { get; set; } = "";
}
