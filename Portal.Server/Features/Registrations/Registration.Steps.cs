using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Registrations;

// What can happen to a registration.
internal sealed partial class Registration
{
    public static readonly TimeSpan LinkLives = TimeSpan.FromHours(24);

    public static Registration Begun(string number, string emailHash, DateTimeOffset now) =>
        new() { Number = number, EmailHash = emailHash, WaitingHash = emailHash, CreatedAt = now };

    /// <summary>Takes over what was typed.</summary>
    public void Write(RegistrationForm form)
    {
        (Kind, Company) = (form.Kind, form.Kind == CustomerKind.Company ? TypedText.OneLine(form.Company) : "");
        (Name, Email, Phone) = (TypedText.OneLine(form.Name), form.Email.Trim(), TypedText.OneLine(form.Phone));
        (Street, PostalCode, City, Region) = (TypedText.OneLine(form.Street), TypedText.OneLine(form.PostalCode), TypedText.OneLine(form.City), TypedText.OneLine(form.Region));
        (Country, VatId, KnownAs) = (Countries.Find(form.Country)?.Code ?? "", TypedText.OneLine(form.VatId), TypedText.OneLine(form.KnownAs));
        (Interest, Language) = (TypedText.Lines(form.Interest), form.Language);
    }

    /// <summary>A mail goes out: an older link counts no more.</summary>
    /// <returns>The secret of the new link: 256 random bits, of which only the hash is kept.</returns>
    public string Renew(DateTimeOffset now)
    {
        var token = RecoveryToken.New();
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
}
