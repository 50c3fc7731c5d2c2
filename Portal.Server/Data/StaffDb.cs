using Microsoft.EntityFrameworkCore;
using Portal.Server.Auth;
using Portal.Server.Auth.OpenId;
using Portal.Server.Data.Providers;
using Portal.Server.Features.Complaints;
using Portal.Server.Features.CustomerFiles;
using Portal.Server.Features.Customers;
using Portal.Server.Features.Inquiries;
using Portal.Server.Features.Learning;
using Portal.Server.Features.Newsletters;
using Portal.Server.Features.Registrations;
using Portal.Server.Features.Staff;
using Portal.Server.Hosting;
using Portal.Server.Jobs;
using Portal.Server.Mail;
using Portal.Server.Mail.Returns;

namespace Portal.Server.Data;

/// <summary>Everything, for staff and for the program itself; also what no customer's context maps.</summary>
internal class StaffDb(DbContextOptions options, DatabaseProvider provider, WriteGate gate, Actor actor)
    : PortalDb(options, provider, gate, actor)
{
    public DbSet<ComplaintNote> ComplaintNotes => Set<ComplaintNote>();
    public DbSet<AnswerDraft> AnswerDrafts => Set<AnswerDraft>();

    public DbSet<AnswerFile> AnswerFiles => Set<AnswerFile>();
    public DbSet<KeptText> KeptTexts => Set<KeptText>();
    public DbSet<StaffNotice> StaffNotices => Set<StaffNotice>();

    public DbSet<ComplaintNotice> ComplaintNotices => Set<ComplaintNotice>();
    public DbSet<ComplaintLink> ComplaintLinks => Set<ComplaintLink>();
    public DbSet<ComplaintFollower> ComplaintFollowers => Set<ComplaintFollower>();
    public DbSet<RuleVersion> RuleVersions => Set<RuleVersion>();
    public DbSet<Measure> Measures => Set<Measure>();
    public DbSet<DeliveryCount> DeliveryCounts => Set<DeliveryCount>();
    public DbSet<MeasureCheck> MeasureChecks => Set<MeasureCheck>();
    public DbSet<GoodwillLimit> GoodwillLimits => Set<GoodwillLimit>();
    public DbSet<CustomerNote> CustomerNotes => Set<CustomerNote>();
    public DbSet<CustomerDecision> CustomerDecisions => Set<CustomerDecision>();
    public DbSet<CustomerTrait> CustomerTraits => Set<CustomerTrait>();
    public DbSet<CustomerDocument> CustomerDocuments => Set<CustomerDocument>();
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();
    public DbSet<FieldSwitch> FieldSwitches => Set<FieldSwitch>();
    public DbSet<FileLook> FileLooks => Set<FileLook>();
    public DbSet<KeptView> KeptViews => Set<KeptView>();
    public DbSet<KeptFilter> KeptFilters => Set<KeptFilter>();
    public DbSet<OwnRole> OwnRoles => Set<OwnRole>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<KnownSetting> KnownSettings => Set<KnownSetting>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<LinkedSignIn> LinkedSignIns => Set<LinkedSignIn>();
    public DbSet<SessionOrigin> SessionOrigins => Set<SessionOrigin>();
    public DbSet<AccountToken> AccountTokens => Set<AccountToken>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();
    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();
    public DbSet<Bounce> Bounces => Set<Bounce>();
    public DbSet<HookPost> HookPosts => Set<HookPost>();
    public DbSet<MailBatch> MailBatches => Set<MailBatch>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Subscriber> Subscribers => Set<Subscriber>();
    public DbSet<Subscription> Subscriptions => Set<Subscription>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<SubscriptionRequest> SubscriptionRequests => Set<SubscriptionRequest>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<CampaignRun> CampaignRuns => Set<CampaignRun>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<Inquiry> Inquiries => Set<Inquiry>();
    public DbSet<InquiryAnswer> InquiryAnswers => Set<InquiryAnswer>();
}
