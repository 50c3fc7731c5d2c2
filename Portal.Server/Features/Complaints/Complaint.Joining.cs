using System.Globalization;
using Portal.Server.Data;
using Portal.Shared.Common;
using Portal.Shared.Complaints;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Complaints;

// How one goes on in another, and how that is taken back.
internal sealed partial class Complaint
{
    /// <summary>The complaint it goes on in; null where it stands by itself.</summary>
    public long? JoinedToId { get; private set; }

    /// <param name="dueAt">By when the other one is answered, where it is not our turn there yet.</param>
    public Outcome Join(Actor by, DateTimeOffset at, Complaint other, DateTimeOffset dueAt)
    {
        if (!IsOpen || !other.IsOpen) return Refused("Only open complaints can be joined.", "Nur offene Beschwerden lassen sich zusammenführen.");
        if (CustomerId != other.CustomerId || FiledByUserId != other.FiledByUserId || ContactId != other.ContactId)
        {
            return Refused("They were filed by two people: link them instead.", "Zwei Personen haben sie gemeldet: Verknüpfen Sie sie stattdessen.");
        }
        if (OpenRemedies > 0) return Refused("A remedy is still open. Carry it out or drop it first.", "Eine Abhilfe ist noch offen. Führen Sie sie erst aus oder streichen Sie sie.");
        Note(ComplaintEvents.Joined, by, at, visible: true, ("into", other.Number), ("stage", Stage.ToString()), ("waiting", WaitingFor.ToString()), ("due", Write(DueAt)), ("solved", Write(SolvedAt)));
        (JoinedToId, Stage, WaitingFor, ClosedAt, DueAt, SolvedAt, SnoozedUntil) = (other.Id, Stage.Closing, WaitingFor.Nobody, at, null, null, null);
        other.TurnToUs(other.WaitingFor == WaitingFor.Us && other.DueAt < dueAt ? other.DueAt.Value : dueAt);
        other.Note(ComplaintEvents.TookIn, by, at, visible: true, ("from", Number));
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <param name="joining">What the joining's event kept of how it stood before.</param>
    public Outcome Part(Actor by, DateTimeOffset at, string joining)
    {
        if (JoinedToId is null) return NotNow;
        var waiting = Enum.Parse<WaitingFor>(EventLog.Argument(joining, "waiting")!);
        (JoinedToId, ClosedAt, Stage, WaitingFor) = (null, null, Enum.Parse<Stage>(EventLog.Argument(joining, "stage")!), waiting);
        (DueAt, SolvedAt) = (Moment(joining, "due"), Moment(joining, "solved"));
        Note(waiting == WaitingFor.Us ? ComplaintEvents.Parted : ComplaintEvents.PartedWaiting, by, at);
        return Portal.Shared.Common.Outcome.Done;
    }

    /// <summary>What the customer also said, as a complaint of its own about the same thing.</summary>
    /// <param name="saidAt">When she said it.</param>
    public Complaint Split(Actor by, DateTimeOffset at, string number, SplitDraft draft, DateTimeOffset saidAt)
    {
        Note(ComplaintEvents.SplitOff, by, at, visible: true, ("into", number));
        return new()
        {
            Number = number, CustomerId = CustomerId, SiteId = SiteId, ContactId = ContactId, FiledByUserId = FiledByUserId, FiledByName = FiledByName,
            Kind = draft.Kind, Channel = Channel, Subject = draft.Subject.Trim(), OrderId = OrderId, OrderNumber = OrderNumber, OrderLine = OrderLine,
            ProductId = ProductId, ProductName = ProductName, InvoiceId = InvoiceId, InvoiceNumber = InvoiceNumber, ReceivedAt = saidAt, Class = Class,
        };
    }

    private static Problem Refused(string english, string german) => Portal.Shared.Common.Outcome.Refused(T(english, german));

    private static string Write(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Moment(string arguments, string key) =>
        DateTimeOffset.TryParse(EventLog.Argument(arguments, key), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : null;
}
