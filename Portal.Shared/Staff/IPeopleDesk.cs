using Portal.Shared.Account;
using Portal.Shared.Common;

namespace Portal.Shared.Staff;

/// <summary>The people who work here: who they are, what they may, when they are away.</summary>
public interface IPeopleDesk
{
    /// <summary>Everybody by name; those who left only where asked for.</summary>
    Task<IReadOnlyList<PersonRow>> List(bool alsoLeft, CancellationToken cancel = default);

    /// <summary>Null where there is nobody of that number.</summary>
    Task<PersonFile?> Read(string number, CancellationToken cancel = default);

    /// <summary>The number of whoever asks.</summary>
    Task<string> Myself(CancellationToken cancel = default);

    /// <summary>Enters a colleague and mails a link with which she sets her password.</summary>
    /// <returns>Her number.</returns>
    Task<Outcome<string>> Invite(NewPerson person, CancellationToken cancel = default);

    /// <summary>Mails the link again; the older one stops working. Gives a sign-in to somebody who had none.</summary>
    Task<Outcome> InviteAgain(string number, CancellationToken cancel = default);

    Task<Outcome> Save(string number, PersonForm form, CancellationToken cancel = default);

    /// <summary>Ends every session and every link of somebody who leaves, and gives the open complaints to whoever is named.</summary>
    Task<Outcome> Leave(string number, LeavingForm form, CancellationToken cancel = default);

    /// <summary>Somebody who left works here again; a new password comes by invitation.</summary>
    Task<Outcome> ComeBack(string number, int version, CancellationToken cancel = default);

    Task<Outcome> BeAway(string number, AbsenceForm form, CancellationToken cancel = default);

    /// <summary>Takes an absence back.</summary>
    Task<Outcome> StayHere(string number, DateOnly from, CancellationToken cancel = default);
}

/// <param name="Role">In words.</param>
/// <param name="AwayUntil">The last day of an absence that holds today; else null.</param>
/// <param name="StandIn">Who answers meanwhile.</param>
/// <param name="CanSignIn">False for somebody who is only named, as imported people are.</param>
/// <param name="SeenAt">The last sign of life in the portal.</param>
public sealed record PersonRow(
    string Number, string Name, string Position, string Role, string Email, DateOnly? AwayUntil, string? StandIn, bool CanSignIn, DateTimeOffset? SeenAt, bool HasLeft);

/// <param name="OwnRole">The number of an own role; empty where the role is one of the portal's.</param>
/// <param name="RoleTitle">The role in words.</param>
/// <param name="MayAdminister">Whoever asks may give her another role or end her sign-in: administers people, and has all of her rights.</param>
/// <param name="OpenComplaints">What she is in charge of.</param>
/// <param name="IsMe">Whoever asks is this person.</param>
public sealed record PersonFile(
    string Number, int Version, string Name, string Position, string Email, string Phone, StaffRole Role, string OwnRole, string RoleTitle, string Language, bool CanSignIn,
    DateTimeOffset? LeftAt, Tally OpenComplaints, IReadOnlyList<AbsenceEntry> Absences, bool IsMe, bool MayAdminister);

/// <param name="Deputy">Null where nobody was named.</param>
public sealed record AbsenceEntry(DateOnly From, DateOnly Until, string? Deputy);

/// <summary>A colleague as she is entered.</summary>
public sealed class NewPerson
{
    /// <summary>Made with the form: sending it twice enters one.</summary>
    public Guid FormKey { get; set; }

    [Needed("Enter the name.", "Geben Sie den Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [Needed("Enter the e-mail address; it is used for signing in.", "Geben Sie die E-Mail-Adresse ein; sie dient der Anmeldung.")]
    [AtMost(254), Customers.Mail]
    public string Email { get; set; } = "";

    [AtMost(100)]
    public string Position { get; set; } = "";

    [AtMost(60)]
    public string Phone { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The number of an own role, where <see cref="Role"/> says that it is one.</summary>
    public string OwnRole { get; set; } = "";

    /// <summary>"de" or "en".</summary>
    public string Language { get; set; } = Texts.German;
}

/// <summary>A colleague's data as the form carries them.</summary>
public sealed class PersonForm
{
    /// <summary>The version the form was opened with.</summary>
    public int Version { get; set; }

    [Needed("Enter the name.", "Geben Sie den Namen ein.")]
    [AtMost(200)]
    public string Name { get; set; } = "";

    [AtMost(100)]
    public string Position { get; set; } = "";

    [AtMost(60)]
    public string Phone { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The number of an own role, where <see cref="Role"/> says that it is one.</summary>
    public string OwnRole { get; set; } = "";

    /// <summary>"de" or "en".</summary>
    public string Language { get; set; } = Texts.German;
}

/// <summary>Somebody leaves.</summary>
public sealed class LeavingForm
{
    public int Version { get; set; }

    /// <summary>Who takes over the open complaints; empty leaves them to nobody, where all see them.</summary>
    public string HandTo { get; set; } = "";
}

/// <summary>Days away, first and last included.</summary>
public sealed class AbsenceForm
{
    public DateOnly From { get; set; }

    public DateOnly Until { get; set; }

    /// <summary>The number of whoever stands in; empty for nobody.</summary>
    public string Deputy { get; set; } = "";
}
