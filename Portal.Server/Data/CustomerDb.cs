using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data.Providers;
using Portal.Server.Features.ChangeRequests;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.CustomerFiles;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Newsletters;
using Portal.Server.Features.Orders;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Shared.Account;

namespace Portal.Server.Data;

/// <summary>
/// One customer's records, within the actor's scope. The filters read properties of this context, so each context shows its
/// own actor's rows; for nobody they match nothing. A part is visible when its document is.
/// </summary>
internal sealed class CustomerDb(DbContextOptions options, DatabaseProvider provider, WriteGate gate, Actor actor)
    : PortalDb(options, provider, gate, actor)
{
    private const string Owner = "owner";

    private CustomerActor? Who => Actor as CustomerActor;

    private long Me => Who?.CustomerId ?? -1;

    private long User => Who?.UserId ?? -1;

    /// <summary>The only site shown, or null where the scope is not a site.</summary>
    private long? OnlySite => Who is { Scope: Portal.Shared.Account.MemberScope.Site } who ? who.SiteId ?? -1 : null;

    /// <summary>The only contact whose documents are shown, or null where the scope is wider.</summary>
    private long? OnlyContact => Who is { Scope: Portal.Shared.Account.MemberScope.Own } who ? who.ContactId ?? -1 : null;

    /// <summary>Bank data, and requests to change them, are not for every role of the company.</summary>
    private bool SeesBank => Who?.Role.MayAskBank() == true;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        builder.Ignore<ComplaintNote>();
        builder.Ignore<CustomerNote>();
        builder.Ignore<CustomerDecision>();
        builder.Ignore<CustomerTrait>();
        builder.Ignore<CustomerDocument>();
        builder.Ignore<DocumentVersion>();
        builder.Ignore<FieldSwitch>();
        builder.Ignore<FileLook>();
        builder.Ignore<KeptFilter>();
        builder.Ignore<AuditEntry>();
        builder.Ignore<AuditPayload>();
        builder.Ignore<AccountToken>();
        builder.Ignore<Passkey>();
        builder.Ignore<RecoveryCode>();
        builder.Ignore<LinkedSignIn>();
        builder.Ignore<SessionOrigin>();
        builder.Ignore<JobRun>();
        builder.Ignore<ImportedRecord>();
        builder.Ignore<MailBatch>();
        builder.Ignore<Topic>();
        builder.Ignore<Subscriber>();
        builder.Ignore<Subscription>();
        builder.Ignore<Consent>();
        builder.Ignore<Suppression>();
        builder.Ignore<SubscriptionRequest>();
        builder.Ignore<Campaign>();
        builder.Ignore<CampaignRun>();

        builder.Entity<Customer>().HasQueryFilter(Owner, c => c.Id == Me);
        builder.Entity<Site>().HasQueryFilter(Owner, s => s.CustomerId == Me);
        builder.Entity<Contact>().HasQueryFilter(Owner, c => c.CustomerId == Me);
        builder.Entity<Address>().HasQueryFilter(Owner, a => a.CustomerId == Me);
        builder.Entity<BankAccount>().HasQueryFilter(Owner, b => b.CustomerId == Me && SeesBank);
        builder.Entity<ChangeRequest>().HasQueryFilter(Owner, r => r.CustomerId == Me && SeesBank);
        builder.Entity<RequestedChange>().HasQueryFilter(Owner, c => c.CustomerId == Me && SeesBank && c.Request!.CustomerId == Me);
        builder.Entity<RequestFile>().HasQueryFilter(Owner, f => f.CustomerId == Me && SeesBank && f.Request!.CustomerId == Me);
        builder.Entity<Membership>().HasQueryFilter(Owner, m => m.CustomerId == Me);
        builder.Entity<PortalUser>().HasQueryFilter(Owner, u => u.Id == User);
        builder.Entity<Session>().HasQueryFilter(Owner, s => s.UserId == User);
        builder.Entity<FormPost>().HasQueryFilter(Owner, p => p.UserId == User);
        builder.Entity<MutedMail>().HasQueryFilter(Owner, m => m.UserId == User);
        builder.Entity<OutboxMail>().HasQueryFilter(Owner, m => false);

        builder.Entity<Order>().HasQueryFilter(Owner, o => o.CustomerId == Me
            && (OnlySite == null || o.SiteId == OnlySite) && (OnlyContact == null || o.ContactId == OnlyContact));
        builder.Entity<OrderLine>().HasQueryFilter(Owner, l => l.CustomerId == Me && l.Order!.CustomerId == Me);
        builder.Entity<Promise>().HasQueryFilter(Owner, p => p.CustomerId == Me && p.Order!.CustomerId == Me);
        builder.Entity<Delivery>().HasQueryFilter(Owner, d => d.CustomerId == Me && d.Order!.CustomerId == Me);

        builder.Entity<Invoice>().HasQueryFilter(Owner, i => i.CustomerId == Me
            && (OnlySite == null || i.SiteId == OnlySite) && (OnlyContact == null || i.ContactId == OnlyContact));
        builder.Entity<InvoiceLine>().HasQueryFilter(Owner, l => l.CustomerId == Me && l.Invoice!.CustomerId == Me);
        builder.Entity<InvoiceTax>().HasQueryFilter(Owner, t => t.CustomerId == Me && t.Invoice!.CustomerId == Me);
        builder.Entity<InvoiceDocument>().HasQueryFilter(Owner, d => d.CustomerId == Me && d.Invoice!.CustomerId == Me);
        builder.Entity<Payment>().HasQueryFilter(Owner, p => p.CustomerId == Me && p.Invoice!.CustomerId == Me);

        builder.Entity<Complaint>().HasQueryFilter(Owner, c => c.CustomerId == Me
            && (OnlySite == null || c.SiteId == OnlySite) && (OnlyContact == null || c.ContactId == OnlyContact));
        builder.Entity<ComplaintMessage>().HasQueryFilter(Owner, m => m.CustomerId == Me && m.Complaint!.CustomerId == Me);
        builder.Entity<Attachment>().HasQueryFilter(Owner, a => a.CustomerId == Me && a.Complaint!.CustomerId == Me);

        builder.Entity<Event>().HasQueryFilter(Owner, e => e.Visible && e.CustomerId == Me
            && (OnlySite == null || e.SiteId == OnlySite) && (OnlyContact == null || e.ContactId == OnlyContact));
        builder.Entity<EventPerson>().HasQueryFilter(Owner, p => p.CustomerId == Me && p.Event!.CustomerId == Me);
        builder.Entity<SearchTerm>().HasQueryFilter(Owner, t => t.CustomerId == Me
            || (t.CustomerId == null && t.Kind == SearchKind.Product));
    }
}
