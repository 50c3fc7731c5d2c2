using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Features.Complaints;

namespace Portal.Server.Data;

// Complaints that were begun and not sent.
internal static partial class PortalModel
{
    private static void StartedRecords(ModelBuilder model)
    {
        model.Entity<StartedComplaint>(e =>
        {
            e.HasIndex(s => new { s.UserId, s.CustomerId, s.FormKey }).IsUnique();
            e.HasIndex(s => new { s.UserId, s.CustomerId, s.Kind, s.About }).IsUnique();
            e.HasIndex(s => s.ChangedAt);
            e.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId);
        });
        Part<StartedFile, StartedComplaint>(model, s => s.Files, f => f.Started, f => f.StartedId).HasIndex(f => new { f.StartedId, f.FileNumber }).IsUnique();
    }
}
