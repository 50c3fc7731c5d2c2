using System.ComponentModel.DataAnnotations;
using Portal.Server.Data;
using Portal.Shared.Account;

namespace Portal.Server.Features.Staff;

/// <summary>Somebody who works for the company; with a user when they sign in here.</summary>
internal sealed class StaffMember : Record
{
    [MaxLength(200), Personal("Naming who cares for a customer", OnErasure.Replace)]
    public required string Name { get; set; }

    [MaxLength(100), Personal("Saying what the person does", OnErasure.Clear)]
    public string Position { get; set; } = "";

    [MaxLength(254), Personal("Reminders and notices at work", OnErasure.Clear)]
    public string Email { get; set; } = "";

    [MaxLength(60), Personal("Being called by customers", OnErasure.Clear)]
    public string Phone { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>"de" or "en": the language of mails to this person.</summary>
    [MaxLength(2), Impersonal]
    public string Language { get; set; } = "de";

    [MaxLength(100), Impersonal]
    public string? ExternalId { get; init; }
}
