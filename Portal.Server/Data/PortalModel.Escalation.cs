using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Complaints;
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
    }
}
