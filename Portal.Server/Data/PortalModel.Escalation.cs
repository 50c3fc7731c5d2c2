using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Staff;
using Portal.Shared.Customers;

namespace Portal.Server.Data;

// The rules of complaints, and who was told of which.
internal static partial class PortalModel
{
    private static void EscalationRecords(ModelBuilder model)
    {
        model.Entity<RuleVersion>().HasIndex(v => new { v.Kind, v.Number }).IsUnique();
        // Complaints that were there before this column are read as those of customers without a class.
        model.Entity<Complaint>().Property(c => c.Class).HasDefaultValue(CustomerClass.None);
        model.Entity<ComplaintNotice>(e =>
        {
            e.HasIndex(n => new { n.ComplaintId, n.Target, n.Level, n.For }).IsUnique();
            e.HasOne<Complaint>().WithMany().HasForeignKey(n => n.ComplaintId);
        });
        Numbered<StaffNotice>(model, n => n.Number);
        model.Entity<StaffNotice>(e =>
        {
            e.Ignore(n => n.Says);
            e.HasIndex(n => new { n.StaffId, n.At });
            e.HasIndex(n => n.StaffId, "IX_StaffNotices_Unseen").HasFilter($"\"{nameof(StaffNotice.SeenAt)}\" IS NULL");
            e.HasOne<Complaint>().WithMany().HasForeignKey(n => n.ComplaintId);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(n => n.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
