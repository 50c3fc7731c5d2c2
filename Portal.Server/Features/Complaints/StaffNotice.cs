using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

/// <summary>That one of the staff is told of a complaint, in the portal. Like notes, no customer's context maps it.</summary>
internal sealed class StaffNotice : ICustomerOwned
{
    public long Id { get; init; }

    /// <summary>For lists; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    /// <summary>Who is told.</summary>
    public long StaffId { get; init; }

    public long ComplaintId { get; init; }

    public long CustomerId { get; set; }

    public NoticeKind Kind { get; init; }

    /// <summary>Of an escalation: which clock, on which level, and how much of it was over, in per cent.</summary>
    public ClockKind Target { get; init; }

    public int Level { get; init; }

    public int Share { get; init; }

    /// <summary>Who names her, or for whom she stands in; empty for nobody.</summary>
    [MaxLength(200), Personal("Saying by whom or for whom somebody is told", OnErasure.Replace)]
    public string Who { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? SeenAt { get; set; }

    public static StaffNotice Escalated(Complaint complaint, EscalationStep step, Told told, DateTimeOffset at) => new()
    {
        StaffId = told.StaffId, ComplaintId = complaint.Id, CustomerId = complaint.CustomerId, Kind = NoticeKind.Escalated, Target = step.Target, Level = step.Level, Share = step.Share,
        Who = told.StandingInFor ?? "", At = at,
    };

    public static StaffNotice Mentioned(Complaint complaint, string by, long staff, DateTimeOffset at) =>
        new() { StaffId = staff, ComplaintId = complaint.Id, CustomerId = complaint.CustomerId, Kind = NoticeKind.Mentioned, Who = by, At = at };

    /// <summary>Why she is told, in the reader's language.</summary>
    public string Says => Kind == NoticeKind.Mentioned
        ? T($"{Who} names you in a note.", $"{Who} nennt Sie in einer Notiz.")
        : T($"Level {Level}: {EscalationWords.Of(Target, Share)} are over.", $"Stufe {Level}: {EscalationWords.Of(Target, Share)} sind vorbei.")
            + (Who.Length > 0 ? T($" You stand in for {Who}.", $" Sie vertreten {Who}.") : "");
}
