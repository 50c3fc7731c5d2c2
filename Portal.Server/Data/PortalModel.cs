using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Server.Auth;
using Portal.Server.Data.Providers;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.CustomerFiles;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Shared.Complaints;
using Portal.Shared.Invoices;

namespace Portal.Server.Data;

/// <summary>Keys, relations and indexes, the same for every kind of context and every provider.</summary>
internal static partial class PortalModel
{
    public static void Build(ModelBuilder model, DatabaseProvider provider)
    {
        Accounts(model);
        ProviderRecords(model, provider);
        Masters(model, provider);
        CustomerFile(model);
        RequestRecords(model);
        Documents(model);
        ComplaintRecords(model);
        NewsletterRecords(model);
        RegistrationRecords(model);
        InquiryRecords(model);
        ViewRecords(model);
        Book(model, provider);
        Everywhere(model);
    }

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<PortalUser>(e =>
        {
            e.ToTable("Users");
            e.HasIndex(u => u.NormalizedEmail).IsUnique();
            e.HasIndex(u => u.IsDemo);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(u => u.StaffId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Membership>(e =>
        {
            e.HasIndex(m => new { m.UserId, m.CustomerId }).IsUnique();
            e.HasOne<PortalUser>().WithMany().HasForeignKey(m => m.UserId);
        });
        model.Entity<Session>(e =>
        {
            e.HasIndex(s => s.KeyHash).IsUnique();
            e.HasIndex(s => s.ExpiresAt);
            e.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId);
        });
        model.Entity<Passkey>(e =>
        {
            e.Property(p => p.CredentialId).HasMaxLength(1023);
            e.Property(p => p.PublicKey).HasMaxLength(2000);
            e.HasIndex(p => p.CredentialId).IsUnique();
            e.HasIndex(p => p.UserId);
            e.HasOne<PortalUser>().WithMany().HasForeignKey(p => p.UserId);
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.HasIndex(c => new { c.UserId, c.Hash }).IsUnique();
            e.HasOne<PortalUser>().WithMany().HasForeignKey(c => c.UserId);
        });
        model.Entity<MutedMail>(e =>
        {
            e.HasKey(m => new { m.UserId, m.Kind });
            e.HasOne<PortalUser>().WithMany().HasForeignKey(m => m.UserId);
        });
        model.Entity<AccountToken>(e =>
        {
            e.HasIndex(t => t.Hash).IsUnique();
            e.HasIndex(t => new { t.UserId, t.Purpose }).IsUnique();
            e.HasOne<PortalUser>().WithMany().HasForeignKey(t => t.UserId);
        });
    }

    private static void Masters(ModelBuilder model, DatabaseProvider provider)
    {
        Numbered<Customer>(model, c => c.Number).HasIndex(c => c.ExternalId).IsUnique();
        Numbered<Product>(model, p => p.Number).HasIndex(p => p.ExternalId).IsUnique();
        model.Entity<StaffMember>().HasIndex(s => s.ExternalId).IsUnique();
        model.Entity<StaffMember>().HasIndex(s => s.Number);
        model.Entity<StaffMember>().HasOne<OwnRole>().WithMany().HasForeignKey(s => s.OwnRoleId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<OwnRole>().HasIndex(r => r.Number).IsUnique();
        model.Entity<Absence>(e =>
        {
            e.HasIndex(a => a.Until);
            e.HasIndex(a => new { a.StaffId, a.From }).IsUnique();
            e.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.StaffId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(a => a.DeputyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Customer>(e =>
        {
            // One for each filter of the list, in the list's order: a filter that few pass is no scan of all customers.
            provider.Binary(e.Property(c => c.NameKey));
            e.HasIndex(c => new { c.NameKey, c.Number });
            e.HasIndex(c => new { c.Class, c.NameKey, c.Number });
            e.HasIndex(c => new { c.Country, c.NameKey, c.Number });
            e.HasIndex(c => new { c.Stage, c.NameKey, c.Number });
            e.HasIndex(c => new { c.ManagerId, c.NameKey, c.Number });
            e.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.ManagerId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<StaffMember>().WithMany().HasForeignKey(c => c.DeputyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Contact>().HasIndex(c => c.ExternalId).IsUnique();
        model.Entity<Address>().HasIndex(a => a.ExternalId).IsUnique();
        model.Entity<Contact>().HasIndex(c => c.Number);
        model.Entity<Address>().HasIndex(a => a.Number);
    }

    /// <summary>What staff keep about a customer; for contexts of customers all of it is taken out again.</summary>
    private static void CustomerFile(ModelBuilder model)
    {
        model.Entity<CustomerNote>().HasIndex(n => new { n.CustomerId, n.At });
        model.Entity<CustomerDecision>().HasIndex(d => new { d.CustomerId, d.Kind, d.At });
        model.Entity<CustomerTrait>(e =>
        {
            e.HasIndex(t => new { t.CustomerId, t.Field }).IsUnique();
            e.HasIndex(t => new { t.Group, t.CustomerId });
            e.HasIndex(t => new { t.Field, t.Value });
        });
        Numbered<CustomerDocument>(model, d => d.Number).HasIndex(d => new { d.CustomerId, d.FiledAt, d.Number });
        Part<DocumentVersion, CustomerDocument>(model, d => d.Versions, v => v.Document, v => v.DocumentId)
            .HasIndex(v => new { v.DocumentId, v.VersionNumber }).IsUnique();
        model.Entity<FieldSwitch>().HasKey(s => s.Group);
        model.Entity<FileLook>().HasKey(l => new { l.CustomerId, l.Day, l.StaffId });
        model.Entity<FileLook>().HasOne<StaffMember>().WithMany().HasForeignKey(l => l.StaffId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<KeptFilter>().HasIndex(f => new { f.StaffId, f.Name }).IsUnique();
        model.Entity<KeptFilter>().HasIndex(f => f.Shared);
        model.Entity<KeptFilter>().HasOne<StaffMember>().WithMany().HasForeignKey(f => f.StaffId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Documents(ModelBuilder model)
    {
        Numbered<Order>(model, o => o.Number).HasIndex(o => o.ExternalId).IsUnique();
        model.Entity<Order>().HasIndex(o => new { o.CustomerId, o.OrderedOn, o.Number });
        model.Entity<Order>().HasIndex(o => new { o.OrderedOn, o.Number });
        model.Entity<Order>().HasIndex(o => o.DeliveredOn);
        Part<OrderLine, Order>(model, o => o.Lines, l => l.Order, l => l.OrderId);
        Part<Promise, Order>(model, o => o.Promises, p => p.Order, p => p.OrderId);
        Part<Delivery, Order>(model, o => o.Deliveries, d => d.Order, d => d.OrderId);
        model.Entity<OrderLine>().HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<OrderLine>().HasIndex(l => l.ExternalId).IsUnique();

        Numbered<Invoice>(model, i => i.Number).HasIndex(i => i.ExternalId).IsUnique();
        model.Entity<Invoice>().HasIndex(i => new { i.CustomerId, i.IssuedOn, i.Number });
        // What is overdue is read from the index alone.
        model.Entity<Invoice>().HasIndex(i => new { i.CustomerId, i.SettledOn, i.DueOn, i.Paid, i.Total });
        model.Entity<Invoice>().HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
        // Invoices that were there before these columns were ordinary ones.
        model.Entity<Invoice>().Property(i => i.Kind).HasDefaultValue(InvoiceKind.Invoice);
        model.Entity<Invoice>().Property(i => i.Scheme).HasDefaultValue(TaxScheme.Domestic);
        model.Entity<Invoice>().HasIndex(i => new { i.IssuedOn, i.Number });
        model.Entity<Invoice>().HasIndex(i => new { i.SettledOn, i.IssuedOn, i.Number });
        Part<InvoiceLine, Invoice>(model, i => i.Lines, l => l.Invoice, l => l.InvoiceId);
        Part<InvoiceTax, Invoice>(model, i => i.Taxes, t => t.Invoice, t => t.InvoiceId);
        Part<InvoiceDocument, Invoice>(model, i => i.Documents, d => d.Invoice, d => d.InvoiceId).HasIndex(d => d.InvoiceId).IsUnique();
        Part<Payment, Invoice>(model, i => i.Payments, p => p.Invoice, p => p.InvoiceId);
        model.Entity<Payment>().HasIndex(p => p.ExternalId).IsUnique();
    }

    private static void Book(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<Event>(e =>
        {
            e.ToTable(t => t.HasTrigger("Events_append_only"));
            e.HasIndex(x => new { x.CustomerId, x.At });
            e.HasIndex(x => new { x.SubjectKind, x.SubjectNumber, x.At });
            e.HasOne(x => x.Person).WithOne(p => p.Event).HasForeignKey<EventPerson>(p => p.EventId);
        });
        model.Entity<EventPerson>().HasKey(p => p.EventId);
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("Audit", t => t.HasTrigger("Audit_append_only"));
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => a.At);
            e.HasIndex(a => new { a.Kind, a.Id });
            e.HasIndex(a => new { a.ActorUserId, a.Id });
            e.HasOne(a => a.Payload).WithOne().HasForeignKey<AuditPayload>(p => p.AuditEntryId);
        });
        model.Entity<AuditPayload>().HasKey(p => p.AuditEntryId);
        MailRecords(model);
        model.Entity<JobRun>().HasIndex(r => new { r.Job, r.StartedAt });
        model.Entity<Counter>().HasKey(c => c.Name);
        model.Entity<FormPost>().HasKey(p => new { p.UserId, p.Key });
        model.Entity<FormPost>().HasIndex(p => p.At);
        model.Entity<ImportedRecord>().HasKey(r => new { r.Kind, r.ExternalId });
        model.Entity<SearchTerm>(e =>
        {
            e.HasKey(t => new { t.Kind, t.Number, t.Term });
            e.HasIndex(t => new { t.Kind, t.Term, t.Number });
            e.HasIndex(t => new { t.CustomerId, t.Kind, t.Term });
            provider.Binary(e.Property(t => t.Term));
        });
    }

    /// <summary>Lengths, versions, and for what a customer owns: the owner as a concurrency token, and the tie to the customer.</summary>
    private static void Everywhere(ModelBuilder model)
    {
        // Not as a convention: that would win over every MaxLength attribute.
        foreach (var text in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string)))
        {
            if (text.GetMaxLength() is null) text.SetMaxLength(200);
        }
        foreach (var entity in model.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (entity.IsAssignableTo(typeof(Record)))
            {
                model.Entity(entity).Property(nameof(Record.Version)).IsConcurrencyToken();
            }
            if (entity.IsAssignableTo(typeof(ICustomerOwned)))
            {
                model.Entity(entity).Property(nameof(ICustomerOwned.CustomerId)).IsConcurrencyToken();
                model.Entity(entity).HasOne(typeof(Customer)).WithMany().HasForeignKey(nameof(ICustomerOwned.CustomerId))
                    .OnDelete(DeleteBehavior.Restrict);
            }
        }
    }

    private static EntityTypeBuilder<T> Numbered<T>(ModelBuilder model, Expression<Func<T, object?>> number) where T : class
    {
        var entity = model.Entity<T>();
        entity.HasIndex(number).IsUnique();
        return entity;
    }

    private static EntityTypeBuilder<TPart> Part<TPart, TWhole>(
        ModelBuilder model, Expression<Func<TWhole, IEnumerable<TPart>?>> parts, Expression<Func<TPart, TWhole?>> whole,
        Expression<Func<TPart, object?>> key)
        where TPart : class where TWhole : class
    {
        model.Entity<TWhole>().HasMany(parts).WithOne(whole).HasForeignKey(key).IsRequired();
        return model.Entity<TPart>();
    }
}
