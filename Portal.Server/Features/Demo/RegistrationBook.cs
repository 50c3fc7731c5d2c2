using Portal.Server.Auth;
using Portal.Server.Data.Bulk;
using Portal.Server.Features.Registrations;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;

namespace Portal.Server.Features.Demo;

/// <summary>Writes who registered: somebody new, somebody of a customer of the book, and one that was refused.</summary>
internal sealed class RegistrationBook(BulkWriter writer, DemoStaff staff, DemoFrame frame)
{
    private readonly NumberBook numbers = new("RG");

    public void Write()
    {
        var (refusedOn, earlier) = (frame.Days.Add(frame.Days.Yesterday, -6), frame.Days.Add(frame.Days.Yesterday, -1));
        foreach (var day in new[] { refusedOn, earlier, frame.Days.Yesterday }) numbers.Count(day);
        numbers.Open();
        var refused = Entered(refusedOn, 11 * 60 + 5, new RegistrationForm
        {
            Kind = CustomerKind.Person, Name = "Holger Brandt", Email = "holger.brandt@post.example", Phone = "0431 5550 118", Street = "Knooper Weg 61", PostalCode = "24103",
            City = "Kiel", Country = "DE", Language = "de", Interest = "Eine Kiste Olivenöl für eine Geburtstagsfeier.",
        });
        refused.Decide(RegistrationState.Refused, staff.Managers[0].Member.Name, frame.Days.At(frame.Days.Add(refusedOn, 1), 9 * 60 + 40),
            reason: "Wir beliefern nur Betriebe. Ein Geschäft in Ihrer Nähe hilft Ihnen gern weiter.");
        var known = Entered(earlier, 17 * 60 + 22, new RegistrationForm
        {
            Kind = CustomerKind.Company, Company = "Hotel Alsterblick", Name = "Leonie Voss", Email = "l.voss@hotel-alsterblick.example", Phone = "040 66969 240", Street = "Lindenallee 18",
            PostalCode = "20095", City = "Hamburg", Country = "DE", Language = "de", Interest = "Ich vertrete Frau Petersen ab Januar im Einkauf.",
        });
        var fresh = Entered(frame.Days.Yesterday, 21 * 60 + 14, new RegistrationForm
        {
            Kind = CustomerKind.Company, Company = "Bistro Elbterrasse UG", Name = "Ayla Demir", Email = "ayla@elbterrasse.example", Phone = "+49 40 5550 4471", Street = "Övelgönne 12",
            PostalCode = "22605", City = "Hamburg", Country = "DE", Language = "de",
            Interest = "Wir eröffnen im März mit 40 Plätzen und suchen Käse, Öle und Kaffee.\nLiefern Sie vor 9 Uhr?",
        });
        foreach (var registration in new[] { refused, known, fresh }) writer.Add(registration);
        foreach (var counter in numbers.Counters) writer.Add(counter);
    }

    /// <summary>Entered, and confirmed some minutes later.</summary>
    private Registration Entered(DateOnly day, int minute, RegistrationForm form)
    {
        var registration = Registration.Begun(numbers.Take(day), RecoveryToken.Hash(form.Email.ToUpperInvariant()), frame.Days.At(day, minute));
        registration.Write(form);
        registration.Confirm(frame.Days.At(day, minute + 6));
        return registration;
    }
}
