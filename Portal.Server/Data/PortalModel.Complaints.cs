using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Shared.Complaints;

namespace Portal.Server.Data;

// Complaints and what belongs to them.
internal static partial class PortalModel
{
    private static void ComplaintRecords(ModelBuilder model)
    {
        // Every provider takes double quotes; the condition must be the one that the queries write.
        var open = $"\"{nameof(Complaint.Stage)}\" <> '{Stage.Closing}'";
        Numbered<Complaint>(model, c => c.Number).HasIndex(c => new { c.CustomerId, c.ReceivedAt, c.Number });
        model.Entity<Complaint>(e =>
        {
            e.HasIndex(c => new { c.Stage, c.ReceivedAt });
            // The inbox shows the open ones, newest first, however many are closed.
            e.HasIndex(c => new { c.ReceivedAt, c.Number }).HasFilter(open);
            e.HasIndex(c => new { c.WaitingFor, c.ReceivedAt, c.Number }).HasFilter(open);
            e.HasIndex(c => new { c.WaitingFor, c.DueAt });
            e.HasIndex(c => new { c.AssigneeId, c.Stage });
            // Complaints that were there before this column: those with a date get it by the migration.
            e.Property(c => c.DueKey).HasDefaultValue(Complaint.NoDate);
            // Each sort of the inbox over the open ones, and over all of them; what few pass is entered by itself.
            e.HasIndex(c => new { c.ReceivedAt, c.Number }, "IX_Complaints_All_Received");
            e.HasIndex(c => new { c.DueKey, c.Number }, "IX_Complaints_Open_Due").HasFilter(open);
            e.HasIndex(c => new { c.DueKey, c.Number }, "IX_Complaints_All_Due");
            e.HasIndex(c => new { c.LastWordAt, c.Number }, "IX_Complaints_Open_LastWord").HasFilter(open);
            e.HasIndex(c => new { c.LastWordAt, c.Number }, "IX_Complaints_All_LastWord");
            e.HasIndex(c => new { c.SeverityRank, c.Number }, "IX_Complaints_Open_Severity").HasFilter(open);
            e.HasIndex(c => new { c.SeverityRank, c.Number }, "IX_Complaints_All_Severity");
            e.HasIndex(c => new { c.Cause, c.ReceivedAt });
            e.HasIndex(c => c.CauseKey).HasFilter($"\"{nameof(Complaint.CauseKey)}\" <> ''");
            e.HasIndex(c => new { c.Kind, c.ReceivedAt });
            e.HasIndex(c => c.SnoozedUntil).HasFilter($"\"{nameof(Complaint.SnoozedUntil)}\" IS NOT NULL");
            e.HasOne<Order>().WithMany().HasForeignKey(c => c.OrderId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Invoice>().WithMany().HasForeignKey(c => c.InvoiceId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Product>().WithMany().HasForeignKey(c => c.ProductId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        });
        Part<ComplaintMessage, Complaint>(model, c => c.Messages, m => m.Complaint, m => m.ComplaintId).HasIndex(m => m.At);
        Part<Attachment, Complaint>(model, c => c.Files, a => a.Complaint, a => a.ComplaintId)
            .HasIndex(a => new { a.ComplaintId, a.FileNumber }).IsUnique();
        Part<GivenRemedy, Complaint>(model, c => c.Remedies, r => r.Complaint, r => r.ComplaintId).HasIndex(r => new { r.ComplaintId, r.Position }).IsUnique();
        model.Entity<GivenRemedy>(e =>
        {
            // Lists show the ones under way, the most urgent first.
            e.HasIndex(r => new { r.State, r.DueOn });
            e.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.PlannedById).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(r => r.ApprovedById).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AnswerDraft>(e =>
        {
            e.HasIndex(d => new { d.ComplaintId, d.UserId }).IsUnique();
            e.HasIndex(d => d.At);
            e.HasOne<Complaint>().WithMany().HasForeignKey(d => d.ComplaintId);
        });
        Part<AnswerFile, AnswerDraft>(model, d => d.Files, f => f.Draft, f => f.DraftId).HasIndex(f => new { f.DraftId, f.FileNumber }).IsUnique();
        Numbered<KeptText>(model, t => t.Number);
        model.Entity<GoodwillLimit>().HasIndex(l => new { l.Role, l.Class }).IsUnique();
        model.Entity<Attachment>().HasOne(a => a.Message).WithMany().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<KeptView>(e =>
        {
            e.HasIndex(v => new { v.StaffId, v.Name }).IsUnique();
            e.HasIndex(v => v.Shared);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Complaint>(e =>
        {
            e.HasIndex(c => c.JoinedToId).HasFilter($"\"{nameof(Complaint.JoinedToId)}\" IS NOT NULL");
            e.HasOne<Complaint>().WithMany().HasForeignKey(c => c.JoinedToId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ComplaintLink>(e =>
        {
            e.HasIndex(l => new { l.ComplaintId, l.OtherId }).IsUnique();
            e.HasOne<Complaint>().WithMany().HasForeignKey(l => l.ComplaintId);
            e.HasOne<Complaint>().WithMany().HasForeignKey(l => l.OtherId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ComplaintFollower>(e =>
        {
            e.HasIndex(f => new { f.ComplaintId, f.StaffId }).IsUnique();
            // Two nodes look at once; one tells her.
            e.Property(f => f.ToldAt).IsConcurrencyToken();
            e.HasOne<Complaint>().WithMany().HasForeignKey(f => f.ComplaintId);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(f => f.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ComplaintNote>().HasOne<Complaint>().WithMany().HasForeignKey(n => n.ComplaintId);
        StartedRecords(model);
        EscalationRecords(model);
        LearningRecords(model);
    }
}
