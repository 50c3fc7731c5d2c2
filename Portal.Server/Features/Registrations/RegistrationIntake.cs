using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data;
using Portal.Server.Features.Customers;
using Portal.Server.Hosting;
using Portal.Shared.Common;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;
using static Portal.Shared.Common.Texts;

namespace Portal.Server.Features.Registrations;

/// <inheritdoc cref="IRegistrations"/>
internal sealed class RegistrationIntake(Databases databases, Clock clock, PortalSettings settings, RegistrationPost post) : IRegistrations
{
    public const string Series = "RG";

    private static readonly TimeSpan BetweenMails = TimeSpan.FromHours(1);

    public bool IsOpen => settings.Registration.Open;

    public RegistrationForm Begin() => new() { Country = settings.Company.Country, Language = IsGerman ? German : English };

    public async Task<Outcome<bool>> Register(RegistrationForm form, CancellationToken cancel)
    {
        if (!IsOpen) return Outcome.Refused(T("Nobody can register here at the moment.", "Im Moment ist keine Registrierung möglich."));
        if (!string.IsNullOrEmpty(form.Beyond)) return true;
        if (Check(form) is { Count: > 0 } problems) return problems;
        return await databases.WriteAsStaff<bool>(Actor.System, async db =>
        {
            await Ask(db, form, cancel);
            return true;
        }, cancel);
    }

    public async Task<AwaitedRegistration?> Awaited(string token, CancellationToken cancel)
    {
        await using var db = databases.OpenStaff(Actor.System);
        return await Pending(db, token).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } r ? null
            : new AwaitedRegistration(r.Company, r.Name, r.Email, r.Phone, r.Street, r.PostalCode, r.City, r.Region, Countries.NameOf(r.Country), r.Interest, r.Version);
    }

    public Task<Outcome<bool>> Confirm(string token, ConfirmRegistrationForm form, CancellationToken cancel) => databases.WriteAsStaff<bool>(Actor.System, async db =>
    {
        if (await Pending(db, token).SingleOrDefaultAsync(cancel) is not { } registration) return Outcome.NotFound;
        // Registered again since she looked: she confirms nothing that she has not seen.
        if (registration.Version != form.Version) return Changed;
        registration.Confirm(clock.Now);
        return true;
    }, cancel);

    private static Problem Changed => new(ProblemKind.Stale, T(
        "Somebody registered with this address again since you opened this page. Please look at it once more.",
        "Seit Sie diese Seite geöffnet haben, hat sich jemand noch einmal mit dieser Adresse registriert. Bitte sehen Sie noch einmal nach."));

    /// <summary>The same rows whether somebody signs in with the address or not; only the mail differs, and who can read it.</summary>
    private async Task Ask(StaffDb db, RegistrationForm form, CancellationToken cancel)
    {
        var (now, normalized) = (clock.Now, form.Email.Trim().ToUpperInvariant());
        var hash = RecoveryToken.Hash(normalized);
        var owner = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, cancel);
        var registration = await db.Registrations.SingleOrDefaultAsync(r => r.WaitingHash == hash, cancel);
        // Read after it: where another post was faster, its mail is seen, too.
        var mailed = await db.Registrations.Where(r => r.EmailHash == hash).MaxAsync(r => r.MailedAt, cancel);
        if (registration is null)
        {
            registration = Registration.Begun(await Numbers.Take(db, Series, clock.Today, cancel), hash, now);
            db.Registrations.Add(registration);
        }
        registration.Write(form);
        if (mailed > now - BetweenMails) return;
        post.Ask(db, registration, owner, registration.Renew(now));
    }

    private IQueryable<Registration> Pending(StaffDb db, string token)
    {
        var (hash, now) = (RecoveryToken.Hash(token), clock.Now);
        return db.Registrations.Where(r => r.TokenHash == hash && r.TokenUntil > now);
    }

    private static List<Problem> Check(RegistrationForm form)
    {
        var problems = AddressCheck.Check(form);
        problems.AddRange(new[] { AddressCheck.Email(nameof(form.Email), form.Email), AddressCheck.Phone(nameof(form.Phone), form.Phone) }.OfType<Problem>());
        if (LegalData.VatId(nameof(form.VatId), VatIds.Check(form.VatId ?? "", form.Country)) is { } wrong) problems.Add(wrong);
        if (form.Kind == CustomerKind.Company && CustomerKeys.NameKey(form.Company ?? "").Length == 0)
        {
            problems.Add(Outcome.Invalid(nameof(form.Company), T("Enter the name of the company.", "Geben Sie den Namen der Firma ein.")));
        }
        if (CustomerKeys.NameKey(form.Name).Length == 0) problems.Add(Outcome.Invalid(nameof(form.Name), T("Enter your name.", "Geben Sie Ihren Namen ein.")));
        if (Countries.Find(form.Country) is null) problems.Add(Outcome.Invalid(nameof(form.Country), T("Choose the country.", "Wählen Sie das Land.")));
        if (form.Language is not (German or English)) problems.Add(Outcome.Invalid(nameof(form.Language), T("Choose a language.", "Wählen Sie eine Sprache.")));
        return problems;
    }
}
