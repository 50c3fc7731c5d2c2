using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Learning;
using Portal.Server.Features.Staff;

namespace Portal.Server.Data;

// What is learned of complaints.
internal static partial class PortalModel
{
    private static void LearningRecords(ModelBuilder model)
    {
        Numbered<Measure>(model, m => m.Number);
        model.Entity<Measure>(e =>
        {
            e.HasIndex(m => new { m.State, m.DueOn });
            e.HasOne<StaffMember>().WithMany().HasForeignKey(m => m.OwnerId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DeliveryCount>().HasIndex(c => new { c.By, c.Day, c.Key }).IsUnique();
        Part<MeasureCheck, Measure>(model, m => m.Checks, c => c.Measure, c => c.MeasureId).HasIndex(c => new { c.MeasureId, c.Round }).IsUnique();
    }
}
