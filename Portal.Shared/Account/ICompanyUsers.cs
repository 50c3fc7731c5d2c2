using Portal.Shared.Common;
using static Portal.Shared.Common.Texts;

namespace Portal.Shared.Account;

/// <summary>Who of the reader's company uses the portal. Only its administrators ask; for everybody else there is nothing here.</summary>
public interface ICompanyUsers
{
    /// <summary>By name; null for whoever may not see it.</summary>
    Task<IReadOnlyList<CompanyUser>?> List(CancellationToken cancel = default);

    /// <returns>Null for an unknown number, another company's, and whoever may not.</returns>
    Task<CompanyUser?> Find(string number, CancellationToken cancel = default);

    /// <returns>An empty form; null for whoever may not.</returns>
    Edited<NewCompanyUser>? Begin();

    /// <summary>
    /// Gives somebody access and mails the way in: a link that sets a password once within seven days, or, to somebody who signs in
    /// with this address already, the news.
    /// </summary>
    /// <returns>The person's number.</returns>
    Task<Outcome<string>> Invite(NewCompanyUser form, CancellationToken cancel = default);

    /// <summary>Mails the way in again; an older link stops working.</summary>
    Task<Outcome<string>> InviteAgain(string number, AccessForm form, CancellationToken cancel = default);

    /// <summary>Changes role, site and what is seen. The last administrator stays one.</summary>
    Task<Outcome<string>> Save(string number, AccessForm form, CancellationToken cancel = default);

    /// <summary>Takes access away at once, or gives it back.</summary>
    Task<Outcome<string>> Suspend(string number, AccessForm form, bool suspended, CancellationToken cancel = default);
}

public enum AccessState { Invited, Active, Suspended }

/// <param name="Number">The contact's.</param>
/// <param name="Site">The number of the site they belong to; empty for none.</param>
/// <param name="SeenAt">When they last used the portal; null for never.</param>
/// <param name="HasSecondStep">They sign in with a code app or a passkey.</param>
public sealed record CompanyUser(
    string Number, string Name, string Email, MemberRole Role, DocumentScopes Scopes, string Site, AccessState State, DateTimeOffset? SeenAt, bool HasSecondStep, bool IsMe, int Version);

/// <summary>Whom to invite, and to what.</summary>
public sealed class NewCompanyUser : IEdited, IAccessChoice
{
    public Guid FormKey { get; set; }

    public int Version { get; set; }

    [Needed("Enter the name.", "Geben Sie den Namen ein."), AtMost(200)]
    public string Name { get; set; } = "";

    [Needed("Enter the e-mail address.", "Geben Sie die E-Mail-Adresse ein."), AtMost(254)]
    public string Email { get; set; } = "";

    public MemberRole Role { get; set; } = MemberRole.Reader;

    public MemberScope? Orders { get; set; }

    public MemberScope? Invoices { get; set; }

    public MemberScope? Complaints { get; set; }

    public string? Site { get; set; }
}

/// <summary>What somebody may.</summary>
public sealed class AccessForm : IEdited, IAccessChoice
{
    /// <summary>What somebody may now.</summary>
    public static AccessForm Of(CompanyUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new()
        {
            FormKey = Guid.NewGuid(), Version = user.Version, Role = user.Role, Orders = user.Scopes.Orders, Invoices = user.Scopes.Invoices, Complaints = user.Scopes.Complaints, Site = user.Site,
        };
    }

    public Guid FormKey { get; set; }

    public int Version { get; set; }

    public MemberRole Role { get; set; }

    public MemberScope? Orders { get; set; }

    public MemberScope? Invoices { get; set; }

    public MemberScope? Complaints { get; set; }

    public string? Site { get; set; }
}

/// <summary>The state of somebody's access in words.</summary>
public static class AccessWords
{
    public static State Of(AccessState state) => state switch
    {
        AccessState.Invited => new(Tone.Attention, T("Invited", "Eingeladen"), ""),
        AccessState.Suspended => new(Tone.Neutral, T("Suspended", "Gesperrt"), ""),
        _ => new(Tone.Good, T("Active", "Aktiv"), ""),
    };
}
