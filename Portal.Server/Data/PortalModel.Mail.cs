using Microsoft.EntityFrameworkCore;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;

namespace Portal.Server.Data;

internal static partial class PortalModel
{
    private static void MailRecords(ModelBuilder model)
    {
        model.Entity<OutboxMail>(e =>
        {
            e.ToTable("Outbox");
            e.HasIndex(m => m.UniqueKey).IsUnique();
            e.HasIndex(m => m.MessageId).IsUnique();
            e.HasIndex(m => new { m.State, m.Class, m.BatchId, m.DueAt });
            e.HasIndex(m => new { m.BatchId, m.State });
            e.HasOne<MailBatch>().WithMany().HasForeignKey(m => m.BatchId).OnDelete(DeleteBehavior.Restrict);
            e.Property(m => m.Text).HasMaxLength(-1);
            e.Property(m => m.Html).HasMaxLength(-1);
        });
        model.Entity<Bounce>(e =>
        {
            e.HasIndex(b => b.Key).IsUnique();
            e.HasIndex(b => b.MailId);
            e.HasIndex(b => new { b.EmailHash, b.At });
            e.HasIndex(b => new { b.BatchId, b.Source });
            e.HasIndex(b => new { b.Kind, b.At });
            e.HasOne<OutboxMail>().WithMany().HasForeignKey(b => b.MailId);
        });
        model.Entity<HookPost>().HasKey(p => p.Signature);
        model.Entity<HookPost>().HasIndex(p => p.At);
    }
}
