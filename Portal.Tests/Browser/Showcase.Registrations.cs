using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Features.Registrations;
using Portal.Shared.Customers;
using Portal.Shared.Registrations;
using Portal.Tests.Support;

namespace Portal.Tests.Browser;

internal static partial class Showcase
{
    /// <summary>People who registered: one who has yet to confirm, one who looks like a customer we have, one who was refused.</summary>
    private static class Registrations
    {
        public const string Token = "showcase", Open = "RG-2026-000002", Refused = "RG-2026-000003";

        public static Task Build(PortalApp app) => app.World.Write(async db =>
        {
            var now = app.World.Clock.Now;
            var waiting = Entered("RG-2026-000001", "new@prospect.example", now);
            waiting.Renew(now);
            var open = Entered(Open, Customer, now);
            var refused = Entered(Refused, "refused@prospect.example", now);
            open.Confirm(now);
            refused.Confirm(now.AddDays(-2));
            refused.Decide(RegistrationState.Refused, "Max Manager", now, reason: "We deliver to traders only.\nA shop in your town is glad to help.");
            db.Registrations.AddRange(waiting, open, refused);
            await db.SaveChangesAsync();
            db.Entry(waiting).Property(r => r.TokenHash).CurrentValue = RecoveryToken.Hash(Token);
        });

        private static Registration Entered(string number, string email, DateTimeOffset now)
        {
            var registration = Registration.Begun(number, RecoveryToken.Hash(email.ToUpperInvariant()), now.AddDays(-3));
            registration.Write(new RegistrationForm
            {
                Kind = CustomerKind.Company, Company = "Alfreds Futterkiste GmbH & Co. KG Donaudampfschifffahrtsgesellschaft", Name = "Petra Prospect", Email = email, Phone = "+49 30 0074321",
                Street = "Obere Straße 57", PostalCode = "12209", City = "Berlin", Country = "DE", VatId = "DE123456789", KnownAs = "K-10002", Language = "en",
                Interest = "Tea, two pallets a month.\n\nWho delivers before eleven? <b>Not bold</b>, and averyveryverylongwordwithoutanyplacetobreakitwhereverthelineends.",
            });
            return registration;
        }
    }
}
