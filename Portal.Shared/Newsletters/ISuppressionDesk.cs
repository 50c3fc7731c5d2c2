using System.ComponentModel.DataAnnotations;
using Portal.Shared.Common;

namespace Portal.Shared.Newsletters;

/// <summary>Addresses that no campaign reaches, for those who may write to many. Anybody else of the staff is refused.</summary>
public interface ISuppressionDesk
{
    /// <summary>Newest first.</summary>
    /// <param name="reason">Null for all.</param>
    Task<Page<SuppressionRow>> List(SuppressionReason? reason, PageAt at, CancellationToken cancel = default);

    /// <summary>Null where there is none of that key.</summary>
    Task<SuppressionRow?> Read(string key, CancellationToken cancel = default);

    /// <returns>The key of an address, whether or not it is suppressed; null where it is no address.</returns>
    Task<string?> Find(string email, CancellationToken cancel = default);

    /// <summary>Writes an address down by hand: somebody said so on the phone, by letter, elsewhere.</summary>
    /// <returns>Its key.</returns>
    Task<Outcome<string>> Add(SuppressionForm form, CancellationToken cancel = default);

    /// <summary>Lets campaigns reach it again. Never where the person objected herself: only she takes that back.</summary>
    /// <param name="why">Kept in the security record.</param>
    Task<Outcome> Lift(string key, string why, CancellationToken cancel = default);

    /// <summary>How sound the list of subscribers is.</summary>
    Task<ListHealth> Health(CancellationToken cancel = default);
}

/// <summary>Why an address gets no advertising, the weightiest first: a weightier reason takes the place of a lighter one.</summary>
public enum SuppressionReason
{
    /// <summary>The person wants none.</summary>
    Objection,

    /// <summary>The person called a mail of ours spam.</summary>
    Complaint,

    /// <summary>There is no such address.</summary>
    HardBounce,

    /// <summary>Mail did not arrive again and again.</summary>
    SoftBounces,

    /// <summary>It belongs to an office of the mail system, not to a person: postmaster@, abuse@.</summary>
    RoleAddress,
}

/// <param name="Key">Stands for the address, of which no more need be known.</param>
/// <param name="Email">Empty where the address itself is not kept (any more).</param>
/// <param name="Words">Of the mail server, or the note of whoever entered it.</param>
/// <param name="ByName">Who of the staff entered it; empty where it was the person herself or a server.</param>
/// <param name="CanLift">Whether staff may.</param>
public sealed record SuppressionRow(
    string Key, string Email, SuppressionReason Reason, string Words, string ByName, DateTimeOffset At, bool CanLift);

/// <summary>How sound the list of subscribers is; every figure with what it can be compared to.</summary>
/// <param name="Receiving">Addresses that receive some topic.</param>
/// <param name="Suppressed">Of the suppression list, by reason.</param>
/// <param name="HardMonth">Of the last 30 days: addresses found not to exist,</param>
/// <param name="SoftMonth">mails that did not arrive for now,</param>
/// <param name="ComplaintsMonth">readers who called it spam,</param>
/// <param name="SentMonth">and campaign mails sent in all.</param>
/// <param name="Stale">Subscriptions of more than 18 months whose topic has sent nothing for as long: a consent that was not used so long may have lapsed.</param>
/// <param name="Unconfirmed">Asked for and not confirmed.</param>
public sealed record ListHealth(
    Tally Receiving, IReadOnlyDictionary<SuppressionReason, Tally> Suppressed, Tally HardMonth, Tally SoftMonth, Tally ComplaintsMonth, int SentMonth, Tally Stale, Tally Unconfirmed);

/// <summary>An address as it is typed, with why it shall get no advertising.</summary>
public sealed class SuppressionForm
{
    [Needed("Enter the address.", "Geben Sie die Adresse ein.")]
    [AtMost(254)]
    public string Email { get; set; } = "";

    [EnumDataType(typeof(SuppressionReason))]
    public SuppressionReason Reason { get; set; }

    [Needed("Say how you know: by phone, by letter, from whom.", "Sagen Sie, woher Sie es wissen: am Telefon, per Brief, von wem.")]
    [AtMost(300)]
    public string Note { get; set; } = "";
}
