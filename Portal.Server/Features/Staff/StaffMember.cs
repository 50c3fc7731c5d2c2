using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Features.Staff;

/// <summary>Somebody who works for the company; with a user when they sign in here.</summary>
internal sealed class StaffMember : Record
{
    /// <summary>For addresses of pages; nobody counts it.</summary>
    [MaxLength(40), Impersonal]
    public string Number { get; init; } = OpenNumber.New();

    [MaxLength(200), Personal("Naming who cares for a customer", OnErasure.Replace)]
    public required string Name { get; set; }

    [MaxLength(100), Personal("Saying what the person does", OnErasure.Clear)]
    public string Position { get; set; } = "";

    [MaxLength(254), Personal("Reminders and notices at work", OnErasure.Clear)]
    public string Email { get; set; } = "";

    [MaxLength(60), Personal("Being called by customers", OnErasure.Clear)]
    public string Phone { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>Which own role, where <see cref="Role"/> says that it is one.</summary>
    public long? OwnRoleId { get; set; }

    /// <summary>"de" or "en": the language of mails to this person.</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; set; } = "de";

    /// <summary>Single keys do nothing in this person's inbox.</summary>
    public bool KeysOff { get; set; }

    /// <summary>Since when the person does not work here any more: cannot sign in, and nothing is given to them.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }
}
