using System.Security.Cryptography;
using Portal.Server.Auth;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Registrations;

// What can happen to a registration.
internal sealed partial class Registration
{
    public static readonly TimeSpan LinkLives = TimeSpan.FromHours(24);

    public static Registration Begun(string number, string emailHash, DateTimeOffset now) =>
        new() { Number = number, EmailHash = emailHash, WaitingHash = emailHash, CreatedAt = now };

    /// <summary>Takes over what was typed. Lines of a single line's field become one: nothing of it is ever a header of a mail.</summary>
    public void Write(RegistrationForm form)
    {
        (Kind, Company) = (form.Kind, form.Kind == CustomerKind.Company ? OneLine(form.Company) : "");
        (Name, Email, Phone) = (OneLine(form.Name), form.Email.Trim(), OneLine(form.Phone));
        (Street, PostalCode, City, Region) = (OneLine(form.Street), OneLine(form.PostalCode), OneLine(form.City), OneLine(form.Region));
        (Country, VatId, KnownAs) = (Countries.Find(form.Country)?.Code ?? "", OneLine(form.VatId), OneLine(form.KnownAs));
        (Interest, Language) = ((form.Interest ?? "").Trim().ReplaceLineEndings("\n"), form.Language);
    }

    /// <summary>A mail goes out: an older link counts no more.</summary>
    /// <returns>The secret of the new link: 256 random bits, of which only the hash is kept.</returns>
    public string Renew(DateTimeOffset now)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        (TokenHash, TokenUntil, MailedAt) = (RecoveryToken.Hash(token), now + LinkLives, now);
        return token;
    }

    public void Confirm(DateTimeOffset now) =>
        (State, ConfirmedAt, TokenHash, WaitingHash) = (RegistrationState.Open, now, null, null);

    /// <param name="customer">The number of the customer it leads to; empty for none.</param>
    public void Decide(RegistrationState state, string by, DateTimeOffset now, string customer = "", string reason = "")
    {
        if (State != RegistrationState.Open) throw new InvalidOperationException($"{Number} is {State}, and decided once.");
        (State, DecidedBy, DecidedAt, CustomerNumber, Reason) = (state, by, now, customer, reason);
    }

    private static string OneLine(string? text) =>
        string.Join(' ', new string([.. (text ?? "").Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
