using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Registrations;

namespace Portal.Server.Data;

internal static partial class PortalModel
{
    private static void RegistrationRecords(ModelBuilder model)
    {
        Numbered<Registration>(model, r => r.Number);
        model.Entity<Registration>(e =>
        {
            e.HasIndex(r => r.EmailHash);
            e.HasIndex(r => r.WaitingHash).IsUnique();
            e.HasIndex(r => r.TokenHash).IsUnique();
            e.HasIndex(r => new { r.State, r.ConfirmedAt, r.Number });
        });
    }
}
