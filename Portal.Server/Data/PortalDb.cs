using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Data.Providers;
using Portal.Server.Features.ChangeRequests;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Staff;
using Portal.Server.Mail;

namespace Portal.Server.Data;

/// <summary>
/// The records. Features query it directly; which rows it shows and takes is decided by its kind: <see cref="CustomerDb"/> one
/// customer's, <see cref="StaffDb"/> all. Opened for one operation by <see cref="Databases"/>, never pooled.
/// </summary>
internal abstract class PortalDb(DbContextOptions options, DatabaseProvider provider, WriteGate gate, Actor actor)
    : IdentityUserContext<PortalUser, long>(options)
{
    private List<Action>? afterCommit;

    public Actor Actor { get; } = actor;

    public DatabaseProvider Provider { get; } = provider;

    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Address> Addresses => Set<Address>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();
    public DbSet<ChangeRequest> ChangeRequests => Set<ChangeRequest>();
    public DbSet<RequestedChange> RequestedChanges => Set<RequestedChange>();
    public DbSet<RequestFile> RequestFiles => Set<RequestFile>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Promise> Promises => Set<Promise>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();
    public DbSet<InvoiceTax> InvoiceTaxes => Set<InvoiceTax>();
    public DbSet<InvoiceDocument> InvoiceDocuments => Set<InvoiceDocument>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<ComplaintMessage> ComplaintMessages => Set<ComplaintMessage>();
    public DbSet<GivenRemedy> GivenRemedies => Set<GivenRemedy>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<StartedComplaint> StartedComplaints => Set<StartedComplaint>();
    public DbSet<StartedFile> StartedFiles => Set<StartedFile>();
    public DbSet<MutedMail> MutedMails => Set<MutedMail>();
    public DbSet<OutboxMail> Mails => Set<OutboxMail>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Viewing> Viewings => Set<Viewing>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<FormPost> FormPosts => Set<FormPost>();
    public DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Runs once the transaction of this context is committed: to wake a worker, to push a notice.</summary>
    public void AfterCommit(Action action) => (afterCommit ??= []).Add(action);

    public void RunAfterCommit()
    {
        foreach (var action in afterCommit ?? []) action();
        afterCommit = null;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        Provider.Conventions(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PortalModel.Build(builder, Provider);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving is asynchronous: the write gate must not block a thread.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Once is enough: every look at the entries would compare all values again.
        ChangeTracker.DetectChanges();
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await Bookkeeping.Prepare(this, cancellationToken);
            WriteGuard.Check(this);
            // Within a transaction the gate was passed when it began.
            using var passage = Database.CurrentTransaction is null ? await gate.Enter(cancellationToken) : null;
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }
}
