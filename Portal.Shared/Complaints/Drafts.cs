using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Complaints;

/// <summary>A complaint as it is typed. Owner, number and stage are not part of it: the server knows them.</summary>
public sealed class ComplaintDraft
{
    /// <summary>Made with the form: posting the form twice makes one complaint.</summary>
    public Guid FormKey { get; set; }

    [EnumDataType(typeof(ComplaintKind))]
    public ComplaintKind Kind { get; set; }

    /// <summary>The order it is about; empty for a complaint about something else.</summary>
    public string? OrderNumber { get; set; }

    /// <summary>The line of the order, from 1.</summary>
    public int? Line { get; set; }

    /// <summary>The invoice it is about; empty for a complaint about something else.</summary>
    public string? InvoiceNumber { get; set; }

    /// <summary>How many of the line are affected, as typed; empty where nobody says.</summary>
    [AtMost(30)]
    public string Quantity { get; set; } = "";

    [Needed("Say in a few words what it is about.", "Sagen Sie in wenigen Worten, worum es geht.")]
    [AtMost(200)]
    public string Subject { get; set; } = "";

    [Needed("Tell us what happened.", "Beschreiben Sie, was passiert ist.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";

    [EnumDataType(typeof(Remedy))]
    public Remedy WantedRemedy { get; set; }

    /// <summary>Photos and documents, read once while the complaint is filed.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<Upload> Files { get; set; } = [];
}

/// <summary>A message in a thread as it is typed.</summary>
public sealed class MessageDraft
{
    public Guid FormKey { get; set; }

    [Needed("Write a message first.", "Schreiben Sie zuerst eine Nachricht.")]
    [AtMost(10_000)]
    public string Text { get; set; } = "";

    [IgnoreDataMember]
    public IReadOnlyList<Upload> Files { get; set; } = [];
}

/// <summary>What a file may be, said once for the form, the check and the message.</summary>
public static class UploadRules
{
    public const int MaxFiles = 10;
    public const long MaxBytes = 25 * 1024 * 1024;

    public static string TooMany(int most = MaxFiles) => T($"Please attach at most {most} files.", $"Bitte hängen Sie höchstens {most} Dateien an.");

    /// <summary>For the file picker. What counts is the content, not the name.</summary>
    public const string Accept = "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,application/pdf,.heic,.heif";
}
