using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Features.Staff;

namespace Portal.Server.Data;

// Staff who see the portal as a customer.
internal static partial class PortalModel
{
    private static void ViewRecords(ModelBuilder model)
    {
        Numbered<Viewing>(model, v => v.Number).HasIndex(v => new { v.CustomerId, v.StartedAt, v.Number });
        model.Entity<Viewing>(e =>
        {
            e.HasIndex(v => v.EndedAt);
            e.HasOne(v => v.User).WithMany().HasForeignKey(v => v.UserId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Session>(e =>
        {
            e.HasOne(s => s.Viewing).WithMany().HasForeignKey(s => s.ViewingId).OnDelete(DeleteBehavior.Restrict);
            // Both are cleared by one statement.
            e.HasOne(s => s.Parent).WithMany().HasForeignKey(s => s.ParentId).OnDelete(DeleteBehavior.NoAction);
        });
    }
}
