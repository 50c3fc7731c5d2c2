using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data.Providers;
using Portal.Server.Features.ChangeRequests;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.CustomerFiles;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Inquiries;
using Portal.Server.Features.Invoices;
using Portal.Server.Features.Learning;
using Portal.Server.Features.Newsletters;
using Portal.Server.Features.Orders;
using Portal.Server.Features.Registrations;
using Portal.Server.Features.Staff;
using Portal.Server.Hosting;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;
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

    /// <summary>What no customer's context maps at all: it cannot leak through a forgotten condition.</summary>
    private static readonly Type[] OfStaff =
    [
        typeof(ComplaintNote), typeof(AnswerDraft), typeof(AnswerFile), typeof(KeptText), typeof(ComplaintNotice), typeof(StaffNotice), typeof(ComplaintLink), typeof(ComplaintFollower), typeof(RuleVersion), typeof(GoodwillLimit), typeof(Measure), typeof(MeasureCheck), typeof(DeliveryCount),
        typeof(CustomerNote), typeof(CustomerDecision), typeof(CustomerTrait), typeof(CustomerDocument), typeof(DocumentVersion), typeof(FieldSwitch),
        typeof(FileLook), typeof(KeptFilter), typeof(KeptView), typeof(OwnRole), typeof(KnownSetting), typeof(AuditEntry), typeof(AuditPayload),
        typeof(AccountToken), typeof(Passkey), typeof(RecoveryCode), typeof(LinkedSignIn), typeof(SessionOrigin), typeof(JobRun), typeof(ImportedRecord),
        typeof(Bounce), typeof(HookPost), typeof(MailBatch), typeof(Topic), typeof(Subscriber), typeof(Subscription), typeof(Consent), typeof(Suppression), typeof(SubscriptionRequest),
        typeof(Campaign), typeof(CampaignRun), typeof(Registration), typeof(Inquiry), typeof(InquiryAnswer),
    ];

    private CustomerActor? Who => Actor as CustomerActor;

    private long Me => Who?.CustomerId ?? -1;

    private long User => Who?.UserId ?? -1;

    /// <summary>Whose own words are shown: the person's, and not to whoever only looks at the portal as she sees it.</summary>
    private long Writer => Who is { Onlooker: null } writer ? writer.Id : -1;

    // Of each kind of document: the only site shown, and the only contact whose documents are shown; null where there is no such
    // bound, -1 where nothing is shown at all.
    private long? OrderSite => SiteOf(Who?.Scopes.Orders);

    private long? OrderContact => ContactOf(Who?.Scopes.Orders);

    private long? InvoiceSite => SiteOf(Who?.Scopes.Invoices);

    private long? InvoiceContact => ContactOf(Who?.Scopes.Invoices);

    private long? ComplaintSite => SiteOf(Who?.Scopes.Complaints);

    private long? ComplaintContact => ContactOf(Who?.Scopes.Complaints);

    /// <summary>What happened to the company itself is for those who see all of some kind.</summary>
    private bool SeesCompany => Who?.Scopes.Widest == MemberScope.Company;

    /// <summary>What happened to herself and by herself everybody sees.</summary>
    private long OwnContact => Who?.ContactId ?? -1;

    private long? SiteOf(MemberScope? scope) => scope switch { MemberScope.Company or MemberScope.Own => null, MemberScope.Site => Who?.SiteId ?? -1, _ => -1 };

    private long? ContactOf(MemberScope? scope) => scope == MemberScope.Own ? Who?.ContactId ?? -1 : null;

    /// <summary>Bank data, and requests to change them, are not for every role of the company.</summary>
    private bool SeesBank => Who?.Role.MayAskBank() == true;

    /// <summary>Who looked at the portal as somebody of the company: those who manage its users see all of it, others what was done in their name.</summary>
    private bool SeesViews => Who?.Role.MayManageUsers() == true;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var record in OfStaff) builder.Ignore(record);

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
        builder.Entity<Viewing>().HasQueryFilter(Owner, v => v.CustomerId == Me && (SeesViews || v.UserId == User));
        builder.Entity<FormPost>().HasQueryFilter(Owner, p => p.UserId == User);
        builder.Entity<MutedMail>().HasQueryFilter(Owner, m => m.UserId == User);
        builder.Entity<OutboxMail>().HasQueryFilter(Owner, m => false);

        builder.Entity<Order>().HasQueryFilter(Owner, o => o.CustomerId == Me
            && (OrderSite == null || o.SiteId == OrderSite) && (OrderContact == null || o.ContactId == OrderContact));
        builder.Entity<OrderLine>().HasQueryFilter(Owner, l => l.CustomerId == Me && l.Order!.CustomerId == Me);
        builder.Entity<Promise>().HasQueryFilter(Owner, p => p.CustomerId == Me && p.Order!.CustomerId == Me);
        builder.Entity<Delivery>().HasQueryFilter(Owner, d => d.CustomerId == Me && d.Order!.CustomerId == Me);

        builder.Entity<Invoice>().HasQueryFilter(Owner, i => i.CustomerId == Me
            && (InvoiceSite == null || i.SiteId == InvoiceSite) && (InvoiceContact == null || i.ContactId == InvoiceContact));
        builder.Entity<InvoiceLine>().HasQueryFilter(Owner, l => l.CustomerId == Me && l.Invoice!.CustomerId == Me);
        builder.Entity<InvoiceTax>().HasQueryFilter(Owner, t => t.CustomerId == Me && t.Invoice!.CustomerId == Me);
        builder.Entity<InvoiceDocument>().HasQueryFilter(Owner, d => d.CustomerId == Me && d.Invoice!.CustomerId == Me);
        builder.Entity<Payment>().HasQueryFilter(Owner, p => p.CustomerId == Me && p.Invoice!.CustomerId == Me);

        builder.Entity<Complaint>().HasQueryFilter(Owner, c => c.CustomerId == Me
            && (ComplaintSite == null || c.SiteId == ComplaintSite) && (ComplaintContact == null || c.ContactId == ComplaintContact));
        builder.Entity<ComplaintMessage>().HasQueryFilter(Owner, m => m.CustomerId == Me && m.Complaint!.CustomerId == Me);
        builder.Entity<Attachment>().HasQueryFilter(Owner, a => a.CustomerId == Me && a.Complaint!.CustomerId == Me);

        builder.Entity<StartedComplaint>().HasQueryFilter(Owner, s => s.CustomerId == Me && s.UserId == Writer);
        builder.Entity<StartedFile>().HasQueryFilter(Owner, f => f.CustomerId == Me && f.Started!.UserId == Writer);

        builder.Entity<GivenRemedy>().HasQueryFilter(Owner, r => r.CustomerId == Me && r.PromisedAt != null && r.Complaint!.CustomerId == Me);

        builder.Entity<Event>().HasQueryFilter(Owner, e => e.Visible && e.CustomerId == Me && (
            e.SubjectKind == SubjectKind.Order ? (OrderSite == null || e.SiteId == OrderSite) && (OrderContact == null || e.ContactId == OrderContact)
            : e.SubjectKind == SubjectKind.Invoice ? (InvoiceSite == null || e.SiteId == InvoiceSite) && (InvoiceContact == null || e.ContactId == InvoiceContact)
            : e.SubjectKind == SubjectKind.Complaint ? (ComplaintSite == null || e.SiteId == ComplaintSite) && (ComplaintContact == null || e.ContactId == ComplaintContact)
            : SeesCompany || e.ContactId == OwnContact || e.ActorUserId == User));
        builder.Entity<EventPerson>().HasQueryFilter(Owner, p => p.CustomerId == Me && p.Event!.CustomerId == Me);
        builder.Entity<SearchTerm>().HasQueryFilter(Owner, t => t.CustomerId == Me
            || (t.CustomerId == null && t.Kind == SearchKind.Product));
    }
}
