using Microsoft.EntityFrameworkCore;
using Portal.Server.Features.Newsletters;
using Portal.Server.Mail;

namespace Portal.Server.Data;

internal static partial class PortalModel
{
    private static void NewsletterRecords(ModelBuilder model)
    {
        Numbered<Topic>(model, t => t.Slug);
        model.Entity<Subscriber>(e =>
        {
            e.HasIndex(s => s.EmailHash).IsUnique();
            e.HasIndex(s => s.Secret).IsUnique();
            e.HasIndex(s => s.CustomerId);
            e.HasMany(s => s.Subscriptions).WithOne(s => s.Subscriber).HasForeignKey(s => s.SubscriberId);
            // The receipt outlives the person's erasure.
            e.HasMany(s => s.Consents).WithOne().HasForeignKey(c => c.SubscriberId).OnDelete(DeleteBehavior.SetNull);
        });
        model.Entity<Subscription>(e =>
        {
            e.HasIndex(s => new { s.SubscriberId, s.TopicId }).IsUnique();
            e.HasIndex(s => new { s.TopicId, s.SubscriberId });
            e.HasOne<Topic>().WithMany().HasForeignKey(s => s.TopicId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Consent>(e =>
        {
            e.HasIndex(c => new { c.SubscriberId, c.TopicId });
            e.HasIndex(c => c.EmailHash);
            e.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Suppression>(e =>
        {
            e.HasKey(s => s.EmailHash);
            e.HasIndex(s => new { s.At, s.EmailHash });
            e.HasIndex(s => new { s.Reason, s.At, s.EmailHash });
        });
        model.Entity<SubscriptionRequest>(e =>
        {
            e.HasIndex(r => r.EmailHash).IsUnique();
            e.HasIndex(r => r.TokenHash).IsUnique();
            e.HasIndex(r => r.ExpiresAt);
        });
        Numbered<Campaign>(model, c => c.Number).HasIndex(c => new { c.CreatedAt, c.Number });
        model.Entity<Campaign>().HasIndex(c => new { c.State, c.ScheduledFor });
        model.Entity<Campaign>().HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Campaign>().Property(c => c.BodyDe).HasMaxLength(-1);
        model.Entity<Campaign>().Property(c => c.BodyEn).HasMaxLength(-1);
        model.Entity<CampaignRun>(e =>
        {
            e.HasKey(r => r.CampaignId);
            e.Property(r => r.CampaignId).ValueGeneratedNever();
            e.HasIndex(r => r.SettledAt);
            e.HasOne(r => r.Campaign).WithOne().HasForeignKey<CampaignRun>(r => r.CampaignId);
            e.HasOne<MailBatch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
