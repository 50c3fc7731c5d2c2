using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data.Providers;

namespace Portal.Server.Data;

internal static partial class PortalModel
{
    private static void ProviderRecords(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<LinkedSignIn>(e =>
        {
            e.HasIndex(l => new { l.Issuer, l.Subject }).IsUnique();
            e.HasIndex(l => new { l.UserId, l.Provider }).IsUnique();
            e.HasOne<PortalUser>().WithMany().HasForeignKey(l => l.UserId);
            // Two subjects that differ by a capital letter are two people.
            provider.Binary(e.Property(l => l.Issuer));
            provider.Binary(e.Property(l => l.Subject));
        });
        model.Entity<SessionOrigin>(e =>
        {
            e.HasKey(o => o.SessionId);
            e.HasIndex(o => new { o.Issuer, o.Subject });
            e.HasIndex(o => new { o.Issuer, o.Sid });
            e.HasOne(o => o.Session).WithOne().HasForeignKey<SessionOrigin>(o => o.SessionId);
            e.Property(o => o.IdToken).HasMaxLength(-1);
            provider.Binary(e.Property(o => o.Issuer));
            provider.Binary(e.Property(o => o.Subject));
        });
    }
}
